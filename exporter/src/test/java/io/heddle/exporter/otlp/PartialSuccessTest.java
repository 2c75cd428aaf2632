package io.heddle.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartialSuccessTest {

  @Test
  void rejectedSpansAndMessage_areRead() {
    PartialSuccess read = read(response(3, "too old"));
    assertThat(read.rejected()).isEqualTo(3);
    assertThat(read.message()).isEqualTo("too old");
  }

  @Test
  void emptyResponse_isFullSuccess() {
    PartialSuccess read = read(new byte[0]);
    assertThat(read.rejected()).isZero();
    assertThat(read.message()).isNull();
  }

  @Test
  void messageAlone_isAWarning() {
    assertThat(read(response(0, "deprecated")).message()).isEqualTo("deprecated");
  }

  @Test
  void negativeCount_isNone() {
    assertThat(read(response(-1, "")).rejected()).isZero();
  }

  @Test
  void longMessage_isCut() {
    assertThat(read(response(1, "x".repeat(50_000))).message()).hasSize(1024);
  }

  @Test
  void truncatedResponse_isFullSuccess() {
    byte[] whole = response(300, "too old");
    for (int length = 1; length < whole.length; length++) {
      assertThat(PartialSuccess.read(whole, length).rejected()).isZero();
    }
  }

  @Test
  void garbage_neverThrows() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] garbage = new byte[random.nextInt(40)];
      random.nextBytes(garbage);
      assertThat(read(garbage).rejected()).isNotNegative();
    }
  }

  private static PartialSuccess read(byte[] bytes) {
    return PartialSuccess.read(bytes, bytes.length);
  }

  private static byte[] response(long rejected, String message) {
    return ExportTraceServiceResponse.newBuilder()
        .setPartialSuccess(
            ExportTracePartialSuccess.newBuilder()
                .setRejectedSpans(rejected)
                .setErrorMessage(message))
        .build()
        .toByteArray();
  }
}
