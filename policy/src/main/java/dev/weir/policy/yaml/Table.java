package dev.weir.policy.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Keys and values. A key that nobody asked for by the time of {@link #close} is a flaw. */
public final class Table implements AutoCloseable {

  private final Value owner;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Map<String, Value> keys = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();

  Table(Value owner, MappingNode mapping) {
    this.owner = owner;
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
        owner.child(tuple.getKeyNode(), "?").flaw("a key must be text", "write it as key: value");
        continue;
      }
      String name = scalar.getValue();
      Value key = owner.child(scalar, name);
      if (values.putIfAbsent(name, owner.child(tuple.getValueNode(), name)) == null) {
        keys.put(name, key);
      } else {
        key.flaw("is written twice", "remove one of the two");
      }
    }
  }

  /** Returns the value of {@code name}, which is from now on a key that is known here. */
  public Optional<Value> find(String name) {
    known.add(name);
    return Optional.ofNullable(values.get(name));
  }

  /** Returns the value of {@code name}; that it is missing is a flaw. */
  public Optional<Value> need(String name, String mend) {
    Optional<Value> value = find(name);
    if (value.isEmpty()) {
      owner.flaw(name + " is missing", mend);
    }
    return value;
  }

  /** Returns every value by its key, in the order of the file: for tables whose keys are names. */
  public Map<String, Value> all() {
    known.addAll(values.keySet());
    return values;
  }

  /** Returns the key itself as a value; the whole table where it is not there. */
  public Value key(String name) {
    return keys.getOrDefault(name, owner);
  }

  /** Returns whether {@code name} is there, without making it known. */
  public boolean has(String name) {
    return keys.containsKey(name);
  }

  /** Returns the table as a value. */
  public Value owner() {
    return owner;
  }

  /** Says of every key that nobody asked for that it is not known here. */
  @Override
  public void close() {
    keys.forEach((name, key) -> {
      if (!known.contains(name)) {
        key.flaw("is no key that is known here", Nearest.mend(name, known));
      }
    });
  }
}
