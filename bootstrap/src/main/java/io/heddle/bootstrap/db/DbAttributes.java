package io.heddle.bootstrap.db;

import io.opentelemetry.api.common.AttributeKey;

/** The attribute keys of database spans, from the stable semantic conventions. */
final class DbAttributes {

  static final AttributeKey<String> SYSTEM_NAME = AttributeKey.stringKey("db.system.name");
  static final AttributeKey<String> NAMESPACE = AttributeKey.stringKey("db.namespace");
  static final AttributeKey<String> QUERY_TEXT = AttributeKey.stringKey("db.query.text");
  static final AttributeKey<String> QUERY_SUMMARY = AttributeKey.stringKey("db.query.summary");
  static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("db.operation.name");
  static final AttributeKey<String> COLLECTION_NAME = AttributeKey.stringKey("db.collection.name");
  static final AttributeKey<String> STORED_PROCEDURE_NAME =
      AttributeKey.stringKey("db.stored_procedure.name");
  static final AttributeKey<Long> BATCH_SIZE = AttributeKey.longKey("db.operation.batch.size");
  static final AttributeKey<String> RESPONSE_STATUS_CODE =
      AttributeKey.stringKey("db.response.status_code");
  static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
  static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
  static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  private DbAttributes() {}
}
