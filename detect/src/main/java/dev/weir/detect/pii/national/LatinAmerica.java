package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;

import dev.weir.detect.check.Day;
import dev.weir.detect.check.Luhn;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;
import java.util.Set;

/** Numbers of Brazil, Mexico, Argentina, Chile, Colombia, Peru and Ecuador. */
final class LatinAmerica {
  private static final Hint BRAZILIAN = Hint.of("brazil*", "brasil*", "são", "rio", "cadastro");
  private static final Hint MEXICAN = Hint.of("mexic*", "méxico", "cdmx");
  private static final Hint ARGENTINE = Hint.of("argentin*", "buenos");
  private static final Hint CHILEAN = Hint.of("chile*", "santiago");
  private static final Hint ANDEAN = Hint.of("colombia*", "bogotá", "peru*", "perú", "lima", "ecuador*",
      "quito");

  static final List<Detector> ALL = List.of(
      Id.of("br-cpf", "BR_CPF")
          .because("names a person for life", "Receita Federal, CPF: two check digits modulo 11")
          .named("cpf")
          .about(Topic.TAX, BRAZILIAN)
          .written(STRONG, LatinAmerica::cpf, "999.999.999-99")
          .written(FAIR, LatinAmerica::cpf, "99999999999", "999 999 999 99", "999999999-99")
          .hits("529.982.247-25", "CPF 52998224725")
          .misses("529.982.247-24", "CPF 111.111.111-11", "order 52998224725"),
      Id.of("br-cnpj", "BR_CNPJ")
          .because("names a company",
              "Receita Federal, CNPJ, with letters since 2026 (Instrução Normativa 2229): modulus 11")
          .named("cnpj")
          .about(Topic.COMPANY, BRAZILIAN)
          .written(STRONG, LatinAmerica::cnpj, "XX.XXX.XXX/XXXX-99")
          .written(FAIR, LatinAmerica::cnpj, "99999999999999", "99 999 999 9999 99")
          .hits("11.222.333/0001-81", "CNPJ 11222333000181", "12.ABC.345/01DE-35")
          .misses("11.222.333/0001-82", "order 11222333000181"),
      Id.of("br-cnh", "BR_CNH")
          .because("names a driver", "Senatran, CNH: two check digits")
          .named("cnh", "habilitação")
          .about(Topic.DRIVING, BRAZILIAN)
          .written(NAMED, LatinAmerica::cnh, "99999999999")
          .hits("CNH 62472927637")
          .misses("CNH 62472927638"),
      Id.of("mx-curp", "MX_CURP")
          .because("names a person for life", "RENAPO, CURP: names, birth date, sex, state, check digit")
          .named("curp")
          .about(Topic.PERSON, MEXICAN)
          .written(STRONG, LatinAmerica::curp, "AAAA999999AAAAAAX9")
          .hits("CURP BOXW310820HNERXN09")
          .misses("BOXW311320HNERXN09", "BOXW310820KNERXN09"),
      Id.of("mx-rfc", "MX_RFC")
          .because("names a taxpayer", "SAT, RFC: initials, birth or founding date, homonym key")
          .named("rfc")
          .about(Topic.TAX, MEXICAN)
          .written(STRONG, code -> Day.yymmdd(code, 4), "AAAA999999XXX")
          .written(NAMED, code -> Day.yymmdd(code, 4), "AAAA-999999-XXX", "AAAA 999999 XXX")
          .written(FAIR, code -> Day.yymmdd(code, 3), "AAA999999XXX")
          .hits("RFC GODE561231GR8", "RFC MAB9307148T4")
          .misses("GODE561331GR8", "item MAB9307148T4"),
      Id.of("ar-cuit", "AR_CUIT")
          .because("names a taxpayer", "AFIP, CUIT and CUIL: kind, number, modulus 11")
          .named("cuit", "cuil")
          .about(Topic.TAX, ARGENTINE)
          .written(STRONG, LatinAmerica::cuit, "99-99999999-9")
          .written(FAIR, LatinAmerica::cuit, "99999999999", "99 99999999 9")
          .hits("20-05536168-2", "CUIT 20055361682")
          .misses("20-05536168-3", "order 20055361682"),
      Id.of("ar-dni", "AR_DNI")
          .because("names a person for life", "RENAPER, DNI")
          .named("dni")
          .about(Topic.PERSON, ARGENTINE)
          .written(NAMED, _ -> true, "99.999.999", "99999999", "9.999.999")
          .hits("DNI 20.123.456")
          .misses("item 20.123.456"),
      Id.of("cl-rut", "CL_RUT")
          .because("names a person or company for life",
              "Servicio de Impuestos Internos, RUT: modulus 11, K for ten")
          .named("rut")
          .about(Topic.TAX, CHILEAN)
          .written(STRONG, LatinAmerica::rut, "99.999.999-X", "9.999.999-X")
          .written(FAIR, LatinAmerica::rut, "99999999-X", "9999999-X")
          .written(NAMED, LatinAmerica::rut, "99999999X")
          .hits("12.531.909-2", "RUT 76086428-5")
          .misses("12.531.909-3", "item 76086428-5"),
      Id.of("co-nit", "CO_NIT")
          .because("names a taxpayer", "DIAN, NIT: modulus 11 by primes")
          .named("nit")
          .about(Topic.TAX, ANDEAN)
          .written(FAIR, LatinAmerica::nit, "999.999.999-9", "999999999-9", "9999999999")
          .hits("NIT 213.123.432-1")
          .misses("NIT 213.123.432-2", "order 213123432-1"),
      Id.of("pe-ruc", "PE_RUC")
          .because("names a taxpayer", "SUNAT, RUC: modulus 11")
          .named("ruc")
          .about(Topic.TAX, ANDEAN)
          .written(FAIR, LatinAmerica::ruc, "99999999999")
          .hits("RUC 20512333797")
          .misses("RUC 20512333798", "order 20512333797"),
      Id.of("ec-cedula", "EC_CEDULA")
          .because("names a person for life", "Registro Civil del Ecuador: province, Luhn")
          .named("cédula", "cedula")
          .about(Topic.PERSON, ANDEAN)
          .written(FAIR, code -> number(code, 0, 2) <= 24 && code.charAt(2) < '7' && Luhn.holds(code),
              "9999999999",
              "999999999-9")
          .hits("cédula 1714307103")
          .misses("cédula 1714307104", "order 1714307103"));

  private LatinAmerica() {}

  private static boolean cpf(String code) {
    return twoChecks(code, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) && code.chars().distinct().count() > 1;
  }

  /** The second digit checks the first as well, so that its weights are the same with one more before them. */
  private static boolean twoChecks(String code, int... weights) {
    int n = weights.length;
    int first = 0;
    int second = 0;
    for (int i = 0; i < n; i++) {
      int value = code.charAt(i) - '0';
      second += value * weights[i];
      first += i < n - 1 ? value * weights[i + 1] : 0;
    }
    return check(first) == digit(code, n - 1) && check(second) == digit(code, n);
  }

  private static int check(int sum) {
    return sum % 11 < 2 ? 0 : 11 - sum % 11;
  }

  private static boolean cnpj(String code) {
    return twoChecks(code, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) && !code.startsWith("00000000");
  }

  private static boolean cnh(String code) {
    int first = sum(code, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11;
    int second = sum(code, 1, 2, 3, 4, 5, 6, 7, 8, 9) % 11 - (first > 9 ? 2 : 0);
    return (first > 9 ? 0 : first) == digit(code, 9)
        && (Math.floorMod(second, 11) > 9 ? 0 : Math.floorMod(second, 11)) == digit(code, 10);
  }

  private static boolean curp(String code) {
    String signs = "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ";
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += signs.indexOf(code.charAt(i)) * (18 - i);
    }
    return Day.yymmdd(code, 4) && "HMX".indexOf(code.charAt(10)) >= 0
        && (10 - sum % 10) % 10 == digit(code, 17);
  }

  private static boolean cuit(String code) {
    int kind = number(code, 0, 2);
    return Set.of(20, 23, 24, 25, 26, 27, 30, 33, 34).contains(kind)
        && sum(code, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  private static boolean rut(String code) {
    String number = ("0" + code).substring(code.length() == 9 ? 1 : 0);
    int check = 11 - sum(number, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return "0123456789K0".charAt(check) == number.charAt(8);
  }

  private static boolean nit(String code) {
    int rest = sum(code, 41, 37, 29, 23, 19, 17, 13, 7, 3) % 11;
    return (rest < 2 ? rest : 11 - rest) == digit(code, 9);
  }

  private static boolean ruc(String code) {
    return Set.of(10, 15, 17, 20).contains(number(code, 0, 2))
        && (11 - sum(code, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(code, 10);
  }
}
