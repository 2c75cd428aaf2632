package io.heddle.agent.resource;

import io.heddle.exporter.otlp.Resource;

/** Finds some attributes of the resource; what it cannot find it leaves out. */
interface Detector {

  void detect(Machine machine, Resource.Builder resource);
}
