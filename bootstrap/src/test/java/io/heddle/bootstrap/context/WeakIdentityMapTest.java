package io.heddle.bootstrap.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WeakIdentityMapTest {

  private final WeakIdentityMap<Object, String> map = new WeakIdentityMap<>(100_000);

  @Test
  void keyThatWasPut_hasItsValueUntilRemoved() {
    Object key = new Object();

    assertThat(map.get(key)).isNull();
    assertThat(map.put(key, "a")).isTrue();
    assertThat(map.get(key)).isEqualTo("a");
    assertThat(map.size()).isEqualTo(1);
    assertThat(map.remove(key)).isEqualTo("a");
    assertThat(map.get(key)).isNull();
    assertThat(map.isEmpty()).isTrue();
  }

  @Test
  void equalKeys_areDistinct() {
    Object one = new HostileKey();
    Object other = new HostileKey();

    map.put(one, "one");
    map.put(other, "other");

    assertThat(map.get(one)).isEqualTo("one");
    assertThat(map.get(other)).isEqualTo("other");
  }

  @Test
  void putTwice_keepsTheLastValue() {
    Object key = new Object();
    map.put(key, "a");
    map.put(key, "b");

    assertThat(map.get(key)).isEqualTo("b");
    assertThat(map.size()).isEqualTo(1);
  }

  @Test
  void putIfAbsent_keepsTheFirstValue() {
    Object key = new Object();

    assertThat(map.putIfAbsent(key, "a")).isNull();
    assertThat(map.putIfAbsent(key, "b")).isEqualTo("a");
    assertThat(map.get(key)).isEqualTo("a");
  }

  @Test
  void replaceAndRemove_askForTheExpectedValue() {
    Object key = new Object();
    map.put(key, "a");

    assertThat(map.replace(key, "other", "b")).isFalse();
    assertThat(map.replace(key, "a", "b")).isTrue();
    assertThat(map.remove(key, "a")).isFalse();
    assertThat(map.remove(key, "b")).isTrue();
    assertThat(map.remove(key, "b")).isFalse();
    assertThat(map.isEmpty()).isTrue();
  }

  @Test
  void nullKey_isAbsentAndRefused() {
    assertThat(map.get(null)).isNull();
    assertThat(map.put(null, "a")).isFalse();
    assertThat(map.putIfAbsent(null, "a")).isNull();
    assertThat(map.remove(null)).isNull();
    assertThat(map.isEmpty()).isTrue();
  }

  @Test
  void manyKeys_areAllFoundWhileTheTableGrows() {
    List<Object> keys = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      keys.add(new Object());
      map.put(keys.get(i), "v" + i);
    }

    for (int i = 0; i < keys.size(); i++) {
      assertThat(map.get(keys.get(i))).isEqualTo("v" + i);
    }
    for (Object key : keys) {
      map.remove(key);
    }
    assertThat(map.size()).isZero();
  }

  @Test
  void collectedKey_isForgotten() throws InterruptedException {
    Object kept = new Object();
    map.put(kept, "kept");
    WeakReference<Object> collected = putSomethingNobodyHolds();

    awaitCollection(collected);
    map.expunge();

    assertThat(map.size()).isEqualTo(1);
    assertThat(map.get(kept)).isEqualTo("kept");
  }

  private WeakReference<Object> putSomethingNobodyHolds() {
    Object key = new Object();
    for (int i = 0; i < 1_000; i++) {
      map.put(new Object(), "gone");
    }
    map.put(key, "gone");
    return new WeakReference<>(key);
  }

  @Test
  void fullMap_refusesAndCountsUntilAKeyGoes() {
    WeakIdentityMap<Object, String> small = new WeakIdentityMap<>(3);
    List<Object> keys = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      keys.add(new Object());
      assertThat(small.put(keys.get(i), "v")).isTrue();
    }
    Object late = new Object();

    assertThat(small.put(late, "late")).isFalse();
    assertThat(small.putIfAbsent(late, "late")).isNull();
    assertThat(small.refused()).isEqualTo(2);
    assertThat(small.get(late)).isNull();
    assertThat(small.put(keys.get(0), "changed")).isTrue();

    small.remove(keys.get(1));
    assertThat(small.put(late, "late")).isTrue();
    assertThat(small.get(late)).isEqualTo("late");
  }

  @Test
  void fullMapOfCollectedKeys_makesRoomByItself() throws InterruptedException {
    WeakIdentityMap<Object, String> small = new WeakIdentityMap<>(16);
    WeakReference<Object> collected = fill(small);
    awaitCollection(collected);

    assertThat(small.put(this, "v")).isTrue();
    assertThat(small.refused()).isZero();
  }

  private static WeakReference<Object> fill(WeakIdentityMap<Object, String> small) {
    Object last = null;
    for (int i = 0; i < 16; i++) {
      last = new Object();
      small.put(last, "v");
    }
    return new WeakReference<>(last);
  }

  @Test
  void threadsWithKeysOfTheirOwn_seeTheirOwnChangesOnly() throws Exception {
    onFourThreads(
        () -> {
          for (int round = 0; round < 50; round++) {
            List<Object> keys = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
              Object key = new Object();
              keys.add(key);
              assertThat(map.put(key, "first")).isTrue();
              assertThat(map.replace(key, "first", "second")).isTrue();
            }
            Collections.shuffle(keys);
            for (Object key : keys) {
              assertThat(map.get(key)).isEqualTo("second");
              assertThat(map.remove(key)).isEqualTo("second");
              assertThat(map.get(key)).isNull();
            }
          }
          return null;
        });

    assertThat(map.size()).isZero();
  }

  @Test
  void threadsWithTheSameKeys_agreeOnWhoPutAndWhoRemoved() throws Exception {
    List<Object> keys = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      keys.add(new Object());
    }
    AtomicInteger balance = new AtomicInteger();

    onFourThreads(
        () -> {
          List<Object> mine = new ArrayList<>(keys);
          Collections.shuffle(mine);
          for (int round = 0; round < 100; round++) {
            for (Object key : mine) {
              if (map.putIfAbsent(key, "v") == null) {
                balance.incrementAndGet();
              } else if (map.remove(key) != null) {
                balance.decrementAndGet();
              }
            }
          }
          return null;
        });

    int present = 0;
    for (Object key : keys) {
      present += map.get(key) == null ? 0 : 1;
    }
    assertThat(present).isEqualTo(balance.get()).isEqualTo(map.size());
  }

  private static void onFourThreads(Callable<Void> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      CountDownLatch start = new CountDownLatch(4);
      List<Future<Void>> done = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        done.add(
            threads.submit(
                () -> {
                  start.countDown();
                  start.await();
                  return work.call();
                }));
      }
      for (Future<Void> each : done) {
        each.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void awaitCollection(WeakReference<?> reference) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (reference.get() != null) {
      assertThat(System.nanoTime()).as("collected within 10 s").isLessThan(deadline);
      System.gc();
      Thread.sleep(1);
    }
  }

  private static final class HostileKey {
    @Override
    public boolean equals(Object other) {
      throw new AssertionError("the application's equals was called");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("the application's hashCode was called");
    }
  }
}
