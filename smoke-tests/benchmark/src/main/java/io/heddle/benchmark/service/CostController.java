package io.heddle.benchmark.service;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the process has used so far: CPU time in nanoseconds and bytes allocated, by all of its
 * threads, those that have ended left out.
 */
@RestController
class CostController {

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @GetMapping(path = "/cost", produces = "text/plain")
  String cost() {
    long allocated = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      allocated += Math.max(0, bytes);
    }
    return system.getProcessCpuTime() + " " + allocated;
  }
}
