package io.heddle.shop.storefront;

/** What a service behind the storefront answered. */
record Reply(int status, String body) {}
