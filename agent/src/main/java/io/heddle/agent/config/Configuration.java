package io.heddle.agent.config;

import io.heddle.bootstrap.log.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The settings of this JVM. Each is looked up when it is first asked for, and then kept.
 *
 * <p>A value that cannot be used never throws: its default holds, and one line says so. Lines are
 * held back until {@link #startLog()}, so that an agent that is switched off stays silent.
 * Thread-safe.
 */
public final class Configuration {

  private final ConcurrentMap<String, Resolved> resolved =
      new ConcurrentHashMap<String, Resolved>();
  private final Lines lines;
  private final GivenValues given;

  /**
   * @param agentArguments as given to {@code premain}; may be null
   */
  public static Configuration load(String agentArguments) {
    return new Configuration(new ProcessEnvironment(), agentArguments, new LogSink());
  }

  Configuration(Environment environment, String agentArguments, LineSink sink) {
    lines = new Lines(sink);
    given = new GivenValues(environment, agentArguments, lines);
  }

  /** The value in force; null where none is given and the setting has no default. */
  public <T> T get(Setting<T> setting) {
    @SuppressWarnings("unchecked") // stored under its own key by resolve
    T value = (T) resolve(setting).value;
    return value;
  }

  /** A signal's own value where one is in force, else the one that all signals share. */
  <T> T get(Setting<T> ofSignal, Setting<T> shared) {
    T value = get(ofSignal);
    return value == null ? get(shared) : value;
  }

  /** Whether a value was given that is in force, be it the same as the default. */
  public boolean isSet(Setting<?> setting) {
    return resolve(setting).given != null;
  }

  /**
   * Whether an instrumentation may weave.
   *
   * @param name as in {@code otel.instrumentation.<name>.enabled}
   */
  public boolean isInstrumentationEnabled(String name) {
    return get(AgentSettings.instrumentationEnabled(name, get(AgentSettings.DEFAULT_ENABLED)));
  }

  /** Puts the log level in force and writes what was wrong so far; what comes later, at once. */
  public void startLog() {
    Log.setLevel(AgentSettings.logLevel(this));
    lines.open();
  }

  /**
   * Says that a setting is in force otherwise than it was given; says nothing where it was not.
   *
   * @param complaint in words that follow the value
   */
  void complain(Setting<?> setting, String complaint, String used) {
    GivenValue value = resolve(setting).given;
    if (value != null) {
      lines.line(Problem.line(setting, value, complaint, used));
    }
  }

  private Resolved resolve(Setting<?> setting) {
    Resolved known = resolved.get(setting.key());
    return known == null ? read(setting) : known;
  }

  private <T> Resolved read(Setting<T> setting) {
    GivenValue text = given.find(setting);
    StringBuilder complaint = new StringBuilder();
    T value = text == null ? null : setting.type().parse(text.text(), complaint);
    Resolved mine =
        value == null ? new Resolved(setting.defaultValue(), null) : new Resolved(value, text);
    Resolved first = resolved.putIfAbsent(setting.key(), mine);
    // Of several threads that read a bad value at once, one complains.
    if (first == null && complaint.length() > 0) {
      String used = value == null ? setting.defaultText() : setting.type().format(value);
      lines.line(Problem.line(setting, text, complaint, used));
    }
    return first == null ? mine : first;
  }

  private static final class Resolved {
    final Object value;

    /** Null where the default holds. */
    final GivenValue given;

    Resolved(Object value, GivenValue given) {
      this.value = value;
      this.given = given;
    }
  }

  /** Keeps lines until it is opened. */
  private static final class Lines implements LineSink {
    private final LineSink sink;

    /** Null once open. */
    private List<String> waiting = new ArrayList<String>();

    Lines(LineSink sink) {
      this.sink = sink;
    }

    @Override
    public synchronized void line(String line) {
      if (waiting == null) {
        sink.line(line);
      } else {
        waiting.add(line);
      }
    }

    synchronized void open() {
      List<String> lines = waiting;
      waiting = null;
      for (int i = 0; lines != null && i < lines.size(); i++) {
        sink.line(lines.get(i));
      }
    }
  }

  private static final class LogSink implements LineSink {
    @Override
    public void line(String line) {
      Log.warn(line);
    }
  }
}
