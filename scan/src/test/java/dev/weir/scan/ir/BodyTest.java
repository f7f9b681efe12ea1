package dev.weir.scan.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodyTest {

  private final UnitBuilder unit = new UnitBuilder();
  private final Body body = unit.module("m");

  @Test
  void aVariableIsTheValueThatItHolds() {
    int first = body.text("a");
    body.store("x", first);
    assertThat(body.load("x")).isEqualTo(first);
    int second = body.text("b");
    body.store("x", second);
    assertThat(body.load("x")).isEqualTo(second);
  }

  @Test
  void waysMeetInAPhi() {
    int before = body.text("a");
    body.store("x", before);
    body.fork();
    int inside = body.text("b");
    body.store("x", inside);
    body.next();
    assertThat(body.load("x")).isEqualTo(before);
    body.join();
    assertThat(inputs(body.load("x"))).containsExactly(inside, before);
  }

  @Test
  void aWayThatReturnsDoesNotMeetTheOthers() {
    int before = body.text("a");
    body.store("x", before);
    body.fork();
    body.store("x", body.text("b"));
    body.giveBack(body.load("x"));
    body.next();
    body.join();
    assertThat(body.load("x")).isEqualTo(before);
  }

  @Test
  void aHandlerSeesWhatTheTryMayHaveLeft() {
    int before = body.text("a");
    body.store("x", before);
    body.fork();
    int tried = body.text("b");
    body.store("x", tried);
    body.handler();
    assertThat(inputs(body.load("x"))).containsExactly(before, tried);
    int caught = body.text("c");
    body.store("x", caught);
    body.join();
    assertThat(inputs(body.load("x"))).containsExactly(tried, caught);
  }

  @Test
  void aLoopSeesWhatItsLastRoundLeft() {
    int before = body.text("a");
    body.store("x", before);
    body.loop();
    int phi = body.load("x");
    int longer = body.binary(Op.ADD, phi, body.text("b"));
    body.store("x", longer);
    body.endLoop();
    assertThat(body.load("x")).isEqualTo(phi);
    assertThat(inputs(phi)).containsExactly(before, longer);
  }

  @Test
  void aLoopThatOnlyReadsLeavesItsPhiOpen() {
    int before = body.text("a");
    body.store("x", before);
    body.loop();
    int phi = body.load("x");
    body.endLoop();
    assertThat(inputs(phi)).containsExactly(before, Op.NOTHING);
  }

  @Test
  void nestedLoopsHaveAPhiEach() {
    body.store("x", body.text("a"));
    body.loop();
    body.loop();
    int inner = body.load("x");
    int changed = body.binary(Op.ADD, inner, inner);
    body.store("x", changed);
    body.leave();
    body.endLoop();
    int between = body.load("x");
    body.endLoop();
    int outer = body.load("x");
    assertThat(inputs(between)).contains(inner, changed);
    assertThat(inputs(outer)).contains(between);
  }

  @Test
  void aNameThatNothingWasStoredInIsSomebodyElses() {
    body.load("print");
    assertThat(dump()).contains("name 'print'");
  }

  @Test
  void whatIsSetInAValueIsSeenByAllItsNames() {
    int dict = body.of(Op.DICT);
    body.store("d", dict);
    body.store("e", dict);
    body.setIndex(body.load("d"), body.text("k"), body.text("v"));
    assertThat(body.load("e")).isEqualTo(body.load("d")).isNotEqualTo(dict);
  }

  @Test
  void aCallWhoseValueGoesNowhereMayChangeWhatItIsMadeOn() {
    int list = body.of(Op.LIST);
    body.store("l", list);
    int call = body.call(body.attribute(list, "append"), new int[]{body.text("x")}, new String[0], new int[0],
        1, 1);
    body.discard(call);
    Scope scope = scope();
    assertThat(scope.op(body.load("l"))).isEqualTo(Op.AFTER);
  }

  @Test
  void tellsWhereACallStands() {
    body.at(3);
    int call = body.call(body.load("f"), new int[0], new String[]{"a", ""},
        new int[]{body.none(), body.none()}, 7, 5);
    Scope scope = scope();
    assertThat(scope.line(call)).isEqualTo(3);
    assertThat(scope.column(call)).isEqualTo(7);
    assertThat(scope.endLine(call)).isEqualTo(5);
    assertThat(Dump.of(scope)).contains("a=").contains("**");
  }

  @Test
  void functionsKnowTheirPlace() {
    Body inner = body.inner(Scope.Kind.FUNCTION, "f");
    inner.parameter("url", Parameter.Kind.POSITIONAL);
    inner.giveBack(inner.load("url"));
    int function = body.function(inner, new int[0], new int[]{Op.NOTHING}, new int[]{Op.NOTHING, Op.NOTHING});
    body.store("f", function);
    Unit built = unit.build("m.py", "m", false, "python", 3, Optional.empty());
    assertThat(built.scopes().get(1).node()).isEqualTo(function);
    assertThat(built.scopes().get(1).parent()).isZero();
    assertThat(Dump.of(built)).contains("function f[url]").contains("return 0");
  }

  private int[] inputs(int phi) {
    Scope scope = scope();
    assertThat(scope.op(phi)).isEqualTo(Op.PHI);
    int[] inputs = new int[scope.operands(phi)];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = scope.operand(phi, i);
    }
    return inputs;
  }

  private Scope scope() {
    return unit.build("m.py", "m", false, "python", 9, Optional.empty()).scopes().getFirst();
  }

  private String dump() {
    return Dump.of(scope());
  }
}
