package io.heddle.bootstrap.context;

import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.ContextStorageProvider;

/** Found by the OpenTelemetry API as a service, the first time that somebody asks it. */
public final class HeddleContextStorageProvider implements ContextStorageProvider {

  @Override
  public ContextStorage get() {
    return new HeddleContextStorage();
  }
}
