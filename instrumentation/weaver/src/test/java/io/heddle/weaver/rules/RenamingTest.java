package io.heddle.weaver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import sample.ClassFiles;

class RenamingTest {

  private static final Renaming JAKARTA = Renaming.of("javax.servlet.", "jakarta.servlet.");

  @Test
  void names_andDescriptors_areRenamed() {
    assertThat(JAKARTA.internal("javax/servlet/Servlet")).isEqualTo("jakarta/servlet/Servlet");
    assertThat(JAKARTA.internal("(Ljavax/servlet/http/A;[Ljavax/servlet/B;I)V"))
        .isEqualTo("(Ljakarta/servlet/http/A;[Ljakarta/servlet/B;I)V");
  }

  @Test
  void otherNames_stay() {
    assertThat(JAKARTA.internal("javax/sql/DataSource")).isEqualTo("javax/sql/DataSource");
    assertThat(JAKARTA.internal("org/javax/servlet/A")).isEqualTo("org/javax/servlet/A");
    assertThat(JAKARTA.internal("(Lorg/javax/servlet/A;)V")).isEqualTo("(Lorg/javax/servlet/A;)V");
  }

  @Test
  void classFile_refersToTheOtherNames_andKeepsItsOwn() {
    byte[] renamed = JAKARTA.apply(ClassFiles.type("own/Advice", "javax/servlet/A", "javax/sql/B"));
    ClassReader reader = new ClassReader(renamed);

    assertThat(reader.getClassName()).isEqualTo("own/Advice");
    assertThat(reader.getSuperName()).isEqualTo("jakarta/servlet/A");
    assertThat(reader.getInterfaces()).containsExactly("javax/sql/B");
  }

  @Test
  void none_changesNothing() {
    byte[] classFile = ClassFiles.type("a/A", "b/B");

    assertThat(Renaming.NONE.apply(classFile)).isSameAs(classFile);
    assertThat(Renaming.NONE.internal("javax/servlet/A")).isEqualTo("javax/servlet/A");
  }

  @Test
  void text_isReadBack() {
    assertThat(JAKARTA.toString()).isEqualTo("javax/servlet/>jakarta/servlet/");
    assertThat(Renaming.parse(JAKARTA.toString())).isEqualTo(JAKARTA).hasSameHashCodeAs(JAKARTA);
    assertThat(Renaming.parse("")).isEqualTo(Renaming.NONE);
    assertThat(Renaming.parse(Renaming.NONE.toString())).isNotEqualTo(JAKARTA);
  }
}
