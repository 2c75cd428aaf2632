package io.heddle.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  private static final String PATH = "spring.application.name";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spring:\n  application:\n    name: shop\n",
        "spring:\r\n  application:\r\n    name: shop\r\n",
        "spring.application.name: shop",
        "spring:\n  application.name: shop # the shop",
        "spring.application:\n  name: 'shop'",
        "\"spring\":\n    application:\n        name: \"shop\"",
        "# comment: x\nserver:\n  port: 80\n---\n\nspring:\n  main:\n    a: b\n  application:\n"
            + "    # name: no\n    name: shop\n    version: 2",
        "spring:\n  profiles:\n  - a\n  - b\n  application:\n    name: shop"
      })
  void scalar_isFoundAtItsPath(String text) {
    assertThat(YamlText.scalar(text, PATH)).isEqualTo("shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name: shop",
        "spring:\napplication:\n  name: shop",
        "spring:\n  application:\n  name: shop",
        "spring:\n  application:\n    name:\n",
        "spring:\n  application:\n    name: # none yet\n",
        "notes: |\n  spring.application.name: shop\n",
        "spring.application.name:shop",
        "other:\n  spring:\n    application:\n      name: shop",
        "spring:\n  application:\n    name: 'shop"
      })
  void otherPath_isNot(String text) {
    assertThat(YamlText.scalar(text, PATH)).isNull();
  }

  @Test
  void valueWithColon_isWhole() {
    assertThat(YamlText.scalar("a: http://shop:80", "a")).isEqualTo("http://shop:80");
  }
}
