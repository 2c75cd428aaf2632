package io.heddle.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerDetectorTest {

  private static final String ID =
      "dc579f8a8319c8cf7d38e1adf263bc08d23fbc4adf263bc08d23fbc4aabbccdd";
  private static final String OTHER =
      "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12:pids:/docker/" + ID,
        "1:name=systemd:/kubepods/besteffort/pod1-2-3/" + ID,
        "0::/system.slice/docker-" + ID + ".scope",
        "0::/kubepods.slice/kubepods-pod1.slice/cri-containerd-" + ID + ".scope",
        "0::/system.slice/containerd.service/kubepods-pod1.slice:cri-containerd:" + ID,
        "4:memory:/\n3:cpu:/user.slice\n2:freezer:/machine.slice/libpod-" + ID + ".scope\n"
      })
  void controlGroup_hasTheId(String text) throws Exception {
    assertThat(id(text, "")).isEqualTo(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/var/lib/docker/containers/" + ID + "/hostname /etc/hostname rw",
        "/var/lib/docker/containers/" + ID + "/resolv.conf /etc/resolv.conf rw",
        "/containers/storage/overlay-containers/" + ID + "/userdata/hosts /etc/hosts rw"
      })
  void mountOfNameResolution_hasTheId(String mount) throws Exception {
    assertThat(id("0::/", "900 800 0:1 / / rw\n901 900 8:1 " + mount + " - ext4 x rw"))
        .isEqualTo(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/var/lib/containerd/io.containerd.grpc.v1.cri/sandboxes/" + OTHER + "/h /etc/hostname rw",
        "/var/lib/docker/containers/" + OTHER + "/data /data rw",
        "/var/lib/docker/containers/short/hostname /etc/hostname rw"
      })
  void otherMount_hasNot(String mount) throws Exception {
    assertThat(id("0::/", "901 900 8:1 " + mount + " - ext4 x rw")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0::/",
        "0::/user.slice/user-1000.slice/session-3.scope",
        "0::/init.scope",
        "1:cpu:/docker/DC579F8A8319C8CF7D38E1ADF263BC08D23FBC4ADF263BC08D23FBC4AABBCCDD"
      })
  void noContainer_noId(String text) throws Exception {
    assertThat(id(text, "36 35 98:0 / / rw - ext4 /dev/root rw")).isNull();
  }

  @Test
  void noProc_noId() throws Exception {
    assertThat(new GivenMachine(folder).detect(new ContainerDetector())).isEmpty();
  }

  private Object id(String cgroup, String mounts) throws Exception {
    return new GivenMachine(folder)
        .systemFile("proc/self/cgroup", cgroup)
        .systemFile("proc/self/mountinfo", mounts)
        .detect(new ContainerDetector())
        .get("container.id");
  }
}
