package dev.weir.detect.pii.phone;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.engine.Hints;
import dev.weir.detect.engine.Mark;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;

/**
 * Finds telephone numbers: international ones by their prefix, national ones by a label beside them, by the North American
 * shape, or by a numbering plan that they fit. Source: ITU-T E.123 and E.164, NANP, libphonenumber's metadata.
 */
public final class Phone implements Detector {

  private static final Hint LABEL = Hint.of("phone*", "telephone*", "tel", "mobil*", "cell", "cellphone",
      "fax", "faks",
      "whatsapp", "viber", "telegram", "sms", "landline", "telefon*", "teléfono*", "téléphone*", "telefone*",
      "telefono",
      "cellulare", "móvil", "movil", "celular", "handy", "handynummer", "mob", "ph", "hotline", "helpline",
      "freephone", "toll", "tollfree", "freecall",
      "pager", "msisdn",
      "puhelin*", "gsm", "tlf", "tfn", "télécopie", "portable", "callback", "voicemail", "телефон*", "电话*",
      "手机*", "電話*",
      "전화*", "telepono*", "numéro", "rufnummer*", "telefoon*", "telnr", "mobiel*", "rückruf*", "tél", "télé",
      "telemóvel", "cep", "komórk*", "puh", "kännykkä*", "тел", "моб", "мобильн*", "мобільн*", "τηλ",
      "τηλέφωνο*",
      "κινητό*", "携帯*", "手機*", "行動電話*", "휴대폰*", "휴대전화*", "핸드폰*", "연락처*", "هاتف*", "الهاتف*",
      "جوال*", "טלפון", "נייד", "फ़ोन*", "फोन*", "मोबाइल*", "โทร*", "sđt", "điện");
  private static final Hint VERB = Hint.of("call", "calling", "called", "dial", "dialled", "dialed", "text",
      "texted", "reach",
      "ring", "contact*", "kontakt*", "contatt*", "contato*", "answer*", "message", "messages", "messaging",
      "ara", "llama", "llame", "llámame", "llámeme", "anrufen", "rufen", "erreich*", "appel*", "joignable",
      "bel", "bellen", "bereik*", "ligar", "liga", "ligue", "звони*", "позвони*", "дзвон*", "拨打*", "联系*",
      "聯絡*", "致电*", "chiam*", "dzwonić", "zadzwoń", "ring*", "soita*");
  private static final Hint PLACE = Hint.of("office", "desk", "home", "work", "direct");
  private static final Hints CALLS = Hints.of(List.of(LABEL, VERB, PLACE));
  private static final Hint NUMBER = Hint.of("number*", "no", "nr");
  /** What has a number as well. */
  private static final Hint OTHER = Hint.of("order*", "invoice*", "ticket*", "case", "account*", "ref",
      "reference", "id",
      "ids", "sku", "serial", "tracking", "zip", "postcode", "amount*", "total", "ssn", "pin", "code", "isbn",
      "version",
      "policy", "card", "iban", "routing", "license", "licence", "passport", "tax", "date", "time*", "page",
      "port", "pid",
      "sécurité", "sociale", "social", "national*", "fiscal*", "siret", "siren", "commande*", "facture*",
      "dossier*", "contrat*", "compte", "bestell*", "rechnung*", "kunden*", "konto*", "vertrag*", "auftrag*",
      "steuer*", "versicherung*", "pedido*", "factura*", "cuenta", "ordine", "fattura*", "заказ*", "счет*",
      "счёт*", "договор*", "инн", "снилс", "订单*", "訂單*", "注文*", "주문*",
      "uid", "size", "count", "bytes", "commit", "build", "issue", "suite", "box", "apt");

  /** What no number stands behind. */
  private static final String BEFORE = "._-/$#*@%";
  /** By its shape or by a plan alone. */
  private static final double PROBABLE = 0.7;
  private static final double POSSIBLE = 0.5;
  /** How near a word must be, in bytes: at the number's side, next to it, in its sentence. */
  private static final int BESIDE = 3;
  private static final int ADJACENT = 14;
  private static final int REACH = 44;
  /** The end of the last number that no group was left off from: what begins inside of it is a part of it. */
  private static final Mark FOUND = new Mark();

  @Override
  public About about() {
    return About.of("phone", Kind.PHONE)
        .because("reaches a person")
        .source("ITU-T E.164, libphonenumber's metadata")
        .hits("+44 20 7946 0958", "(212) 555-2368", "call 212.555.2368 now", "phone: 02079460958",
            "tel:+1-201-555-0123",
            "0049 30 901820", "001-518-640-0854x12", "+46 (0)157 548 89", "fax 345-899-3560 ext. 4587",
            "Mobile: 434 14 557",
            "They do not answer at 71-33-52-22", "781 1704 office", "phone=5321234567",
            "01 42 68 53 00 a Paris")
        .misses("1699999999", "2024-01-02 03:04:05", "+1", "id 2125552368", "3.14159265358979",
            "call me on 2024-05-06",
            "call about order 1234567", "phone stock: $1234567", "12345678901", "192.168.100.200", "fax 12.5",
            "numbers 1 2 3 4 5 6 7 8 9", "version 10.15.7", "telephone in 1876");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(1, 5, Groups.MARKS, BEFORE + Trigger.Digits.ROW),
        new Trigger.Digits(6, 15, "", BEFORE + Trigger.Digits.ROW));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int start = opening(text, at);
    if (start < text.reached(FOUND) || hidden(text, start)) {
      return;
    }
    Groups groups = Groups.at(text, start);
    int prefix = prefix(text, start, at);
    for (int tries = 0; tries < 4 && groups.digits() >= 6; tries++, groups.dropLast()) {
      int end = Extension.end(text, groups.end());
      double score = ends(text, end, end > groups.end()) && !(prefix == 0 && groups.otherwiseKnown())
          ? score(text, groups, prefix)
          : 0;
      if (score > 0) {
        out.add(this, start, end, score);
        if (groups.isWhole()) {
          text.reach(FOUND, groups.end());
          if (prefix == 1) {
            out.settle(groups.end());
          }
        }
        return;
      }
    }
  }

  private static int opening(Text text, int at) {
    int start = at;
    if (text.at(start - 1) == '(') {
      start--;
    }
    if (text.at(start - 1) == '+') {
      start--;
      start -= text.at(start - 1) == '(' && closed(text, at) ? 1 : 0;
    }
    return start;
  }

  /** A bracket is closed behind a country code. */
  private static boolean closed(Text text, int at) {
    int end = at;
    while (end < at + 4 && Alphabet.DIGITS.has(text.at(end))) {
      end++;
    }
    return text.at(end) == ')';
  }

  private static boolean hidden(Text text, int start) {
    int before = text.at(start - 1);
    return Alphabet.WORD.has(before) || before == '+' || BEFORE.indexOf(before) >= 0
        || before == ':' && Alphabet.DIGITS.has(text.at(start - 2))
        || before == ' ' && follows(text, start);
  }

  /** The rest of a row of digits; but a bracket behind four of them or more opens a number of its own. */
  private static boolean follows(Text text, int start) {
    int run = start - 1;
    while (run > start - 5 && Alphabet.DIGITS.has(text.at(run - 1))) {
      run--;
    }
    boolean opens = text.at(start) == '(' && run == start - 5;
    return run < start - 1 && !opens && text.at(start) != '+' && text.at(start + 1) != '+';
  }

  private static boolean ends(Text text, int end, boolean extended) {
    int c = text.at(end);
    int next = text.at(end + 1);
    boolean joined = (c == '.' || c == '/' || c == ':' || c == ',') && Alphabet.DIGITS.has(next)
        || c == '-' && Alphabet.ALNUM.has(next) && !Extension.labelled(text, end);
    return !Alphabet.WORD.has(c) && (extended || !joined && c != '@' && c != '%');
  }

  /** Returns how many characters, from a plus sign or the first digit, call for a country code; 0 for a national number. */
  private static int prefix(Text text, int start, int at) {
    if (text.at(start) == '+' || text.at(start + 1) == '+') {
      return 1;
    }
    return text.has("00", at) && text.at(at + 2) != '0'
        ? 2
        : text.has("011", at) && text.at(at + 3) <= ' ' ? 3 : 0;
  }

  private static double score(Text text, Groups groups, int prefix) {
    int digits = groups.digits();
    boolean plus = prefix == 1;
    if (plus) {
      return digits >= 7 && (!text.judge() || Plan.reaches(groups.digits(0))) ? 0.9 : 0;
    }
    boolean row = text.at(groups.end()) == ' ' && Alphabet.DIGITS.has(text.at(groups.end() + 1));
    if (row && prefix == 0 && !text.near(CALLS, groups.start(), groups.end())) {
      return 0;
    }
    int label = text.near(LABEL, groups.start(), groups.end());
    int verb = text.near(VERB, groups.start(), groups.end());
    int other = text.near(OTHER, groups.start(), groups.end());
    boolean placed = text.near(PLACE, groups.start(), groups.end()) <= BESIDE;
    boolean labelled = label < other && label <= REACH || placed || Extension.labelled(text, groups.end());
    boolean called = labelled || verb < other && verb <= REACH;
    if (row && !called && prefix == 0) {
      return 0;
    }
    if (prefix > 0 && groups.count() > 1 && digits >= 9
        && (!text.judge() || Plan.reaches(groups.digits(prefix)))) {
      return 0.85;
    }
    if (groups.count() > 1) {
      return grouped(text, groups, labelled, called, other);
    }
    int number = text.near(NUMBER, groups.start(), groups.end());
    boolean beside = Math.min(label, verb) <= BESIDE || Extension.labelled(text, groups.end())
        || label <= ADJACENT && number <= BESIDE;
    if (called && beside && digits >= 7 && digits <= 13
        || called && digits >= 9 && digits <= 12 && (!text.judge() || Plan.dialled(groups.digits(0)))) {
      return 0.8;
    }
    boolean trunk = groups.first(0) == '0' && digits == 11 && other > REACH && text.judge()
        && Plan.trunk(groups.digits(0));
    return trunk ? POSSIBLE : 0;
  }

  private static double grouped(Text text, Groups groups, boolean labelled, boolean called, int other) {
    int digits = groups.digits();
    int last = groups.length(groups.count() - 1);
    boolean whole = last > 1 && digits <= 13 && groups.length(0) <= 5;
    if (northAmerican(groups)) {
      boolean given = groups.first(0) >= '2' && groups.first(groups.count() - 2) >= '2';
      boolean named = text.near(NUMBER, groups.start(), groups.end()) <= ADJACENT;
      return labelled
          ? 0.9
          : called ? 0.85 : groups.bracketed() || (given || named) && other > ADJACENT ? PROBABLE : 0;
    }
    if (called && whole && (digits >= 7 || labelled)
        && (!groups.thousands() || called(text, groups))) {
      return labelled ? 0.85 : 0.75;
    }
    boolean formed = groups.count() > 2 || groups.bracketed();
    boolean trunk = groups.first(0) == '0' && formed && digits >= 9 && digits <= 12;
    boolean bare = text.bare() && digits >= 10 && digits <= 11 && formed;
    return (trunk || bare) && other > REACH && text.judge() && Plan.national(groups.digits(0))
        ? POSSIBLE
        : 0;
  }

  /** The word is so near that a number like the great ones is none. */
  private static boolean called(Text text, Groups groups) {
    int label = text.near(LABEL, groups.start(), groups.end());
    int verb = text.near(VERB, groups.start(), groups.end());
    return label <= BESIDE || Math.min(label, verb) <= ADJACENT && groups.lengths() == 0x333
        || Extension.labelled(text, groups.end());
  }

  /** Three, three and four digits, a leading 1 or not. */
  private static boolean northAmerican(Groups groups) {
    return groups.lengths() == 0x334 || groups.lengths() == 0x1334 && groups.first(0) == '1'
        || groups.lengths() == 0x37 && groups.bracketed();
  }
}
