package dev.weir.detect.names;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/** Tells whether a field's value can be a person's name in a script that has no capitals, or in Cyrillic or Greek. */
final class ScriptName {

  private static final Set<UnicodeScript> EASTERN = Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
      UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
  private static final Set<UnicodeScript> CASELESS = Set.of(UnicodeScript.ARABIC, UnicodeScript.HEBREW,
      UnicodeScript.THAI, UnicodeScript.DEVANAGARI);
  private static final Set<UnicodeScript> CAPITALISED = Set.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK);
  private static final int MOST_WORDS = 5;
  private static final int LONGEST_WORD = 24;
  private static final int LONGEST_EASTERN = 8;
  private static final int LONGEST_UNPARTED = 5;

  private static final String JOINS = " ·・-.'";
  private static final String CLOSES = ",;|/(、。（，；\t";
  private static final List<String> HONORIFICS = List.of("様", "さま", "さん", "殿", "先生", "女士", "小姐", "님", "씨");

  /** What forms put where a name is to come, and names of other fields, which stand next in a list of them. */
  private static final Set<String> NONE = Set.of("必填", "必須", "未知", "未填", "未入力", "不详", "不詳", "匿名", "无名", "無名",
      "無し", "なし",
      "请输入", "없음", "필수", "미상", "電話", "电话", "電話番号", "电话号码", "手机", "手机号", "地址", "住所", "性别", "性別", "年龄", "年齢",
      "邮箱",
      "郵箱", "日期", "日付", "部门", "部門", "公司", "会社", "会社名", "职位", "職位", "备注", "備考", "生年月日", "전화", "전화번호", "연락처",
      "주소", "성별",
      "나이", "회사", "회사명", "부서", "이메일", "غير معروف", "مطلوب", "الهاتف", "العنوان", "Телефон", "Адрес", "Дата");

  private ScriptName() {}

  /** Returns where the name ends that {@code value} begins with; 0 where it begins with none. */
  static int end(String value) {
    int run = 0;
    while (run < value.length() && (letter(value.charAt(run)) || JOINS.indexOf(value.charAt(run)) >= 0)
        && !value.startsWith("  ", run)) {
      run++;
    }
    boolean label = run < value.length() && value.charAt(run) == ':' && value.lastIndexOf(' ', run) > 0;
    int end = label ? value.lastIndexOf(' ', run) : run;
    boolean closed = end == value.length() || label || value.startsWith("  ", end)
        || CLOSES.indexOf(value.charAt(end)) >= 0;
    String name = bare(value.substring(0, end).strip());
    return closed && !NONE.contains(name) && name(name) ? name.length() : 0;
  }

  private static boolean letter(char c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  /** Returns the name without what it is addressed by. */
  private static String bare(String name) {
    return HONORIFICS.stream().filter(name::endsWith).findFirst()
        .map(last -> name.substring(0, name.length() - last.length()).strip()).orElse(name);
  }

  private static boolean name(String name) {
    String[] words = name.replace('·', ' ').replace('・', ' ').split(" ", -1);
    if (words.length > MOST_WORDS || name.length() < 2) {
      return false;
    }
    Set<UnicodeScript> family = family(name.charAt(0));
    for (String word : words) {
      if (!word(word, family)) {
        return false;
      }
    }
    return !family.equals(EASTERN) || words.length > 1 || unparted(name);
  }

  private static Set<UnicodeScript> family(char c) {
    UnicodeScript script = UnicodeScript.of(c);
    return EASTERN.contains(script)
        ? EASTERN
        : CASELESS.contains(script) ? CASELESS : CAPITALISED.contains(script) ? CAPITALISED : Set.of();
  }

  private static boolean word(String word, Set<UnicodeScript> family) {
    boolean capital = !family.equals(CAPITALISED) || !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    int longest = family.equals(EASTERN) ? LONGEST_EASTERN : LONGEST_WORD;
    return capital && !word.isEmpty() && word.length() <= longest
        && word.chars().allMatch(c -> of(c, family) || family.equals(CAPITALISED) && JOINS.indexOf(c) > 0);
  }

  private static boolean of(int c, Set<UnicodeScript> family) {
    UnicodeScript script = UnicodeScript.of(c);
    return family.contains(script) || c == 'ー' || script == UnicodeScript.INHERITED;
  }

  /** A name in one word: a few characters of one script, more only of kana. */
  private static boolean unparted(String name) {
    UnicodeScript script = UnicodeScript.of(name.charAt(0));
    boolean kana = script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    return name.length() <= (kana ? LONGEST_EASTERN : LONGEST_UNPARTED)
        && name.chars().allMatch(c -> UnicodeScript.of(c) == script || kana && c == 'ー' || c == '々');
  }
}
