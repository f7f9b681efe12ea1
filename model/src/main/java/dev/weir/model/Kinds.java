package dev.weir.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The kinds of data that a file may name: a kind that is only mistyped would protect nothing. */
public final class Kinds {

  private static final Set<String> NAMES = Collections.unmodifiableSet(new TreeSet<>(List.of("""
      ABA_ROUTING_NUMBER ADDRESS AE_EMIRATES_ID AR_CUIT AR_DNI AT_SVNR AT_VAT_ID AU_ABN AU_ACN AU_MEDICARE
      AU_PASSPORT AU_TFN BANK_ACCOUNT BE_ENTERPRISE_NUMBER BE_NATIONAL_NUMBER BG_EGN BIC BR_CNH BR_CNPJ
      BR_CPF CA_BUSINESS_NUMBER CA_PASSPORT CA_SIN CH_AHV CH_UID CL_RUT CN_CREDIT_CODE CN_RESIDENT_ID
      CO_NIT CREDIT_CARD CRYPTO CZ_BIRTH_NUMBER CZ_ICO DATE_OF_BIRTH DE_BSNR DE_FUEHRERSCHEIN
      DE_HANDELSREGISTER DE_HEALTH_INSURANCE DE_ID_CARD DE_KFZ DE_LANR DE_PASSPORT DE_PLZ
      DE_SOCIAL_SECURITY DE_TAX_ID DE_TAX_NUMBER DE_VAT_ID DK_CPR DK_CVR EC_CEDULA EE_ISIKUKOOD
      EG_NATIONAL_ID EMAIL ES_CIF ES_NIE ES_NIF ES_NUSS ES_PASSPORT FI_BUSINESS_ID
      FI_PERSONAL_IDENTITY_CODE FR_CNI FR_NIR FR_PASSPORT FR_SIREN FR_SIRET FR_VAT_ID GR_AFM GR_AMKA
      HK_ID_CARD HR_OIB HU_TAJ HU_TAX_ID IBAN ID_NIK IE_PPS IL_ID_NUMBER IMEI IN_AADHAAR IN_DRIVER_LICENSE
      IN_GSTIN IN_PAN IN_PASSPORT IN_VEHICLE_REGISTRATION IN_VOTER IP_ADDRESS IS_KENNITALA
      IT_DRIVER_LICENSE IT_FISCAL_CODE IT_IDENTITY_CARD IT_PASSPORT IT_VAT_CODE JP_CORPORATE_NUMBER
      JP_MY_NUMBER JP_PASSPORT KR_BRN KR_DRIVER_LICENSE KR_FRN KR_PASSPORT KR_RRN LOCATION MAC_ADDRESS
      MEDICAL_LICENSE MX_CURP MX_RFC MY_NRIC NG_BVN NG_NIN NG_VEHICLE_REGISTRATION NL_BSN NL_PASSPORT
      NL_VAT_ID NO_FODSELSNUMMER NO_ORGNUMMER NZ_IRD NZ_NHI ORGANIZATION PERSON PE_RUC PHONE PH_SSS PH_TIN
      PK_CNIC PL_ID_CARD PL_NIP PL_PESEL PL_REGON PT_NIF RO_CNP RS_JMBG SA_NATIONAL_ID SECRET
      SE_ORGANISATIONSNUMMER SE_PERSONNUMMER SG_NRIC_FIN SG_UEN TH_TNIN TR_LICENSE_PLATE TR_NATIONAL_ID
      TR_TAX_NUMBER TW_NATIONAL_ID UK_DRIVING_LICENCE UK_NHS UK_NINO UK_PASSPORT UK_POSTCODE UK_UTR
      UK_VAT_ID UK_VEHICLE_REGISTRATION US_DRIVER_LICENSE US_EIN US_ITIN US_MBI US_NPI US_PASSPORT US_SSN
      VIN ZA_ID_NUMBER
      """.strip().split("\\s+"))));

  /** What has no number in it, or is something else once its digits are others. */
  private static final Set<String> SHAPELESS = Set.of("ADDRESS", "BIC", "CRYPTO", "DATE_OF_BIRTH", "DE_PLZ",
      "EMAIL", "IP_ADDRESS", "LOCATION", "MAC_ADDRESS", "ORGANIZATION", "PERSON", "SECRET", "UK_POSTCODE");

  private Kinds() {}

  /** Returns whether a value of this kind may be encrypted so that it keeps its shape: numbers and codes. */
  public static boolean haveShape(Kind kind) {
    return !SHAPELESS.contains(kind.name());
  }

  /** Returns all names, in order. */
  public static Set<String> names() {
    return NAMES;
  }

  /** Returns the kind of this name; nothing where no detector finds such. */
  public static Optional<Kind> named(String text) {
    return NAMES.contains(text) ? Optional.of(new Kind(text)) : Optional.empty();
  }
}
