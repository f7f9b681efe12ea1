package dev.weir.scan.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookTest {

  private static final String TWO_CELLS = """
      {"cells": [
        {"cell_type": "markdown", "source": ["# Title\\n"]},
        {"cell_type": "code", "outputs": [{"data": {"text/plain": ["import no"]}}], "source": ["import os\\n", "x = 1"]},
        {"source": "y = 2", "cell_type": "code"}],
       "metadata": {"kernelspec": {"language": "python", "name": "python3"}}, "nbformat": 4}""";

  @Test
  void codeCellsAreJoinedEachAfterItsNumber() {
    assertThat(code(TWO_CELLS)).isEqualTo("# cell 2\nimport os\nx = 1\n# cell 3\ny = 2\n");
  }

  @Test
  void theThirdFormatIsReadToo() {
    assertThat(code("""
        {"worksheets": [{"cells": [{"cell_type": "code", "input": ["a = 1"], "language": "python"}]}]}"""))
        .isEqualTo("# cell 1\na = 1\n");
  }

  @Test
  void notebooksOfOtherLanguagesAreTold() {
    assertThat(read("{\"cells\": [], \"metadata\": {\"language_info\": {\"name\": \"R\"}}}"))
        .isEqualTo(new Notebook.Other("a notebook of another language"));
    assertThat(read("[]")).isEqualTo(new Notebook.Other("no notebook"));
    assertThat(read("")).isEqualTo(new Notebook.Other("no notebook"));
  }

  @Test
  void aNotebookThatIsCutOffKeepsItsCells() {
    var code = (Notebook.Code) read(TWO_CELLS.substring(0, TWO_CELLS.indexOf("y = 2")));
    assertThat(new String(code.text(), UTF_8)).contains("import os");
    assertThat(code.unread()).contains("the notebook is damaged behind cell 3");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "!ls -l | get_ipython().system('ls -l')",
    "!curl -d @f {url} $x | get_ipython().system('curl -d @f ' + str(url) + ' ' + str(x) + '')",
    "!awk '{print $1}' f | get_ipython().system('awk \\'{print $1}\\' f')",
    "files = !ls | files = get_ipython().system('ls')",
    "%pip install x | get_ipython().run_line_magic('pip', 'install x')",
    "`    %env A=b` | `    get_ipython().run_line_magic('env', 'A=b')`",
    "%timeit -n 10 f(x) | f(x)",
    "%time y = f(x) | y = f(x)",
    "?open | pass  # ?open",
    "x.y? | pass  # x.y?",
    "z = 1 # what? | z = 1 # what?",
    "a = b %c | a = b %c",
  })
  void whatIPythonAddsBecomesACall(String line, String python) {
    StringBuilder out = new StringBuilder();
    Magics.plain(line, out);
    assertThat(out.toString()).isEqualTo(python);
  }

  @Test
  void linesWithinBracketsAndStringsAreLeft() {
    String cell = "print('%s'\n%x)\nt = '''\n!no\n'''\nu = \"'\"\n!yes";
    StringBuilder out = new StringBuilder();
    Magics.plain(cell, out);
    assertThat(out.toString())
        .isEqualTo("print('%s'\n%x)\nt = '''\n!no\n'''\nu = \"'\"\nget_ipython().system('yes')");
  }

  @Test
  void aCellOfAnotherKindKeepsItsLines() {
    StringBuilder out = new StringBuilder();
    Magics.plain("\n%%bash\ncurl a\ncurl b", out);
    assertThat(out.toString()).isEqualTo("\nget_ipython().system('curl a\\ncurl b')\n\n");
    out.setLength(0);
    Magics.plain("%%time\nf()", out);
    assertThat(out.toString()).isEqualTo("#%%time\nf()");
  }

  private static String code(String json) {
    return new String(((Notebook.Code) read(json)).text(), UTF_8);
  }

  private static Notebook read(String json) {
    return Notebook.read(json.getBytes(UTF_8));
  }
}
