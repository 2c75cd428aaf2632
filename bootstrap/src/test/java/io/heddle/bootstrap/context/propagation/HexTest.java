package io.heddle.bootstrap.context.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HexTest {

  @Test
  void write_isWhatTheJdkWrites_andParseReadsItBack() {
    Random random = new Random(3);
    for (int i = 0; i < 1_000; i++) {
      long value = i < 2 ? -i : random.nextLong();
      char[] text = "#".repeat(18).toCharArray();
      Hex.write(value, text, 1);
      String digits = new String(text, 1, 16);

      assertThat(text).startsWith('#').endsWith('#');
      assertThat(digits).isEqualTo(String.format("%016x", value));
      assertThat(Hex.parse(digits, 0, 16)).isEqualTo(value);
    }
  }

  @Test
  void writeByte_isTwoDigits_andParseReadsItBack() {
    for (int value = 0; value < 256; value++) {
      char[] text = new char[2];
      Hex.writeByte((byte) value, text, 0);

      assertThat(new String(text)).isEqualTo(String.format("%02x", value));
      assertThat(Hex.parse(new String(text), 0, 2)).isEqualTo(value);
    }
  }

  @Test
  void isLowerHex_acceptsDigitsAndAToF_andLooksAtItsRangeOnly() {
    for (char c = 0; c < 0x3000; c++) {
      boolean digit = "0123456789abcdef".indexOf(c) >= 0;
      assertThat(Hex.isLowerHex("X" + c + "X", 1, 1)).isEqualTo(digit);
    }
  }
}
