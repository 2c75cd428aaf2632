package io.heddle.benchmark.service;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what the threads that live have allocated so far, in bytes; those of an agent too. */
@RestController
class AllocationController {

  @GetMapping("/allocated")
  String allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      // -1: the thread has ended since it was listed.
      sum += Math.max(0, bytes);
    }
    return Long.toString(sum);
  }
}
