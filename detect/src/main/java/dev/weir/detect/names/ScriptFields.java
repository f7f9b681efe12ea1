package dev.weir.detect.names;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Endings;
import java.util.List;

/** The fields in letters beyond ASCII whose values are persons and addresses. */
final class ScriptFields {

  private static final Endings PERSONS = new Endings("""
      姓名, 联系人, 聯絡人, 收件人, 收货人, 收貨人, 寄件人, 发件人, 申请人, 申請人, 负责人, 負責人, 持卡人, 投保人,
      被保险人, 患者, 客户名称, 氏名, 名前, 受取人, 荷受人, 担当者, 申込者, 契約者, 宛名, 差出人, 依頼人, お客様名, ご本人様,
      フリガナ, ふりがな, 이름, 성명, 고객명, 수령인, 수취인, 받는 사람, 받는사람, 보내는 사람, 담당자, 환자명, 예금주,
      الاسم, الاسم الكامل, اسم العميل, اسم المريض, اسم المستلم, שם, שם מלא,
      שם פרטי, שם משפחה, ชื่อ, ชื่อ-นามสกุล, ชื่อผู้รับ, ชื่อลูกค้า, नाम,
      पूरा नाम, ФИО, имя, фамилия, отчество, имя клиента, получатель,
      отправитель, пациент, ПІБ, прізвище, име, όνομα, επώνυμο, ονοματεπώνυμο""");

  private static final Endings ADDRESSES = new Endings("""
      地址, 住址, 收货地点, 住所, お届け先, 送付先, 配送先, 주소, 배송지, العنوان, כתובת, ที่อยู่, पता,
      адрес, адреса, адрес доставки, адрес регистрации, адрес проживания,
      διεύθυνση""");

  private ScriptFields() {}

  static List<Detector> all() {
    return List.of(
        new ScriptField(About.of("person-script", Person.KIND).because("says who it is about")
            .source("names of fields in Unicode CLDR's and address forms' translations")
            .hits("姓名: 王小明", "氏名: 高橋 美咲 様", "{\"이름\": \"김민수\"}", "الاسم: محمد عبد الله",
                "ФИО: Иванов Сергей Петрович")
            .misses("姓名: 必填", "{\"姓名\": \"电话\"}", "名前: file1.txt", "имя: файла нет", "이름: user_01"),
            PERSONS, ScriptName::end),
        new ScriptField(About.of("address-script", Address.KIND).because("tells where a person lives")
            .source("names of fields in Unicode CLDR's and address forms' translations")
            .hits("地址: 北京市海淀区中关村大街27号", "住所: 東京都渋谷区神南1-19-11", "주소: 서울특별시 강남구 테헤란로 152",
                "Адрес: г. Москва, ул. Ленина, д. 15, кв. 42")
            .misses("IP地址: 10.0.0.1", "邮箱地址: li@example.cn", "地址: 必填", "Адрес: не указан"),
            ADDRESSES, ScriptAddress::end));
  }
}
