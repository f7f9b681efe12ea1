package dev.weir.detect.names;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Endings;
import java.util.List;
import java.util.regex.Pattern;

/** The fields in letters beyond ASCII whose values are persons and addresses. */
final class ScriptFields {

  private static final Endings PERSONS = new Endings("""
      姓名, 联系人, 聯絡人, 收件人, 收货人, 收貨人, 寄件人, 发件人, 申请人, 申請人, 负责人, 負責人, 持卡人, 投保人,
      被保险人, 患者, 客户名称, 氏名, 名前, 受取人, 担当者, 申込者, 契約者, 宛名, 差出人, 依頼人, お客様名, ご本人様,
      フリガナ, ふりがな, 이름, 성명, 고객명, 수령인, 수취인, 받는 사람, 받는사람, 보내는 사람, 담당자, 환자명, 예금주,
      الاسم, الاسم الكامل, اسم العميل, اسم المريض, اسم المستلم, שם, שם מלא,
      שם פרטי, שם משפחה, ชื่อ, ชื่อ-นามสกุล, ชื่อผู้รับ, ชื่อลูกค้า, नाम,
      पूरा नाम, ФИО, имя, фамилия, отчество, имя клиента, получатель,
      отправитель, пациент, ПІБ, прізвище, име, όνομα, επώνυμο, ονοματεπώνυμο""");

  private static final Endings ADDRESSES = new Endings("""
      地址, 住址, 收货地点, 住所, お届け先, 送付先, 配送先, 주소, 배송지, العنوان, כתובת, ที่อยู่, पता,
      адрес, адреса, адрес доставки, адрес регистрации, адрес проживания,
      διεύθυνση""");

  /** What forms put where a name is to come, and names of other fields, which stand next in a list of them. */
  private static final String NO_NAME = "(?!(?:必填|必須|未知|未填|未入力|不详|不詳|匿名|无名?|無し?|なし|空|请输入.*|없음|필수|미상"
      + "|電話.*|电话.*|手机.*|地址|住所|性别|性別|年龄|年齢|邮箱|郵箱|日期|日付|部门|部門|公司|会社名?|职位|職位|备注|備考|生年月日"
      + "|전화.*|연락처|주소|성별|나이|회사명?|부서|이메일|غير معروف|مطلوب|الهاتف|العنوان|Телефон|Адрес|Дата)(?:[ ,;|]|$))";
  private static final String HONORIFIC = "(?:様|さま|さん|殿|氏|先生|女士|小姐|님|씨)";
  private static final String CLOSED = "(?= *" + HONORIFIC + "? *(?:$|[,;|/(、。（，；\\t]|  | [^ :]{1,24}:))";

  private static final String HAN = "[\\p{IsHan}々]";
  private static final String KANA = "[\\p{IsHiragana}\\p{IsKatakana}ー]";
  private static final String MIXED = "[\\p{IsHan}々\\p{IsHiragana}\\p{IsKatakana}ー]{1,8}";
  private static final String EASTERN = HAN + "{2,5}|" + MIXED + "(?: ?[ ·・](?!" + HONORIFIC + ")" + MIXED
      + "){1,3}|" + KANA + "{2,8}|\\p{IsHangul}{2,5}|\\p{IsHangul}{1,3} \\p{IsHangul}{1,4}";
  private static final String LETTER = "[\\p{IsArabic}\\p{IsHebrew}\\p{IsThai}\\p{IsDevanagari}&&[\\p{L}\\p{M}]]";
  private static final String CASELESS = LETTER + "{2,24}+(?: " + LETTER + "{1,24}+){0,4}";
  private static final String CAPITAL = "[\\p{IsCyrillic}\\p{IsGreek}&&\\p{Lu}]";
  private static final String WORD = CAPITAL + "(?:\\.|[\\p{IsCyrillic}\\p{IsGreek}\\u0301'-]{1,24}+)";
  private static final String CAPITALISED = WORD + "(?: " + WORD + "){0,3}";

  private static final Pattern NAME = Pattern
      .compile(NO_NAME + "(" + EASTERN + "|" + CASELESS + "|" + CAPITALISED + ")" + CLOSED);

  /** On to the next field of its line; a number is in it, or what parts of Chinese, Japanese and Korean addresses end in. */
  private static final Pattern ADDRESS = Pattern.compile("(?!.{0,40}(?:@|://))"
      + "(?=.*?(?:\\d|[省市区區县縣路街道号號村镇鎮町番都府][\\p{L}]|[시구동로길읍면](?: |$)))"
      + "(\\S(?:(?! *[,;|/，；、]? *[^ ,;:]{1,16} ?:|[;|。\\t]|  |, *$).){5,79})(?<! )");

  private ScriptFields() {}

  static List<Detector> all() {
    return List.of(
        new ScriptField(About.of("person-script", Person.KIND).because("says who it is about")
            .source("names of fields in Unicode CLDR's and address forms' translations")
            .hits("姓名: 王小明", "氏名: 高橋 美咲 様", "{\"이름\": \"김민수\"}", "الاسم: محمد عبد الله",
                "ФИО: Иванов Сергей Петрович")
            .misses("姓名: 必填", "{\"姓名\": \"电话\"}", "名前: file1.txt", "имя: файла нет", "이름: user_01"),
            PERSONS, NAME),
        new ScriptField(About.of("address-script", Address.KIND).because("tells where a person lives")
            .source("names of fields in Unicode CLDR's and address forms' translations")
            .hits("地址: 北京市海淀区中关村大街27号", "住所: 東京都渋谷区神南1-19-11", "주소: 서울특별시 강남구 테헤란로 152",
                "Адрес: г. Москва, ул. Ленина, д. 15, кв. 42")
            .misses("IP地址: 10.0.0.1", "邮箱地址: li@example.cn", "地址: 必填", "Адрес: не указан"),
            ADDRESSES, ADDRESS));
  }
}
