package io.heddle.bootstrap.weave.advice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A static advice method, returning nothing, that runs when the woven method returns or throws;
 * what it threw is thrown on, unchanged.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnExit {}
