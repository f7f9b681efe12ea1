package dev.weir.detect.pii.id;

import dev.weir.detect.engine.Hint;

/** What a code is about, by the words that are used near it. */
public enum Topic {
  PERSON("identity", "identification", "national", "citizen*", "personal", "resident*", "applicant", "civil",
      "identidad", "identité", "identifiant", "identità", "identidade", "identitäts*", "ausweis*",
      "person*"), TAX("tax*", "tin", "vat", "fiscal*", "taxpayer", "steuer*", "impuesto*", "tributari*",
          "impôt*", "imposto*",
          "belasting*", "moms", "skatt*", "skat*", "revenue", "gst", "finanzamt", "fisco"), COMPANY("company",
              "business", "corporation", "registration", "registry", "enterprise", "merchant", "vendor",
              "supplier", "firma*", "unternehmen*", "empresa*", "entreprise*", "société", "impresa*",
              "bedrijf*"), PASSPORT("passport*", "passeport*", "pasaporte*", "passaporto*", "passaporte*",
                  "reisepass*", "paspoort*", "travel"), DRIVING("licence", "license", "licencia", "driver",
                      "driving", "drive", "führerschein*", "fuehrerschein*",
                      "patente", "permis", "rijbewijs*", "ehliyet*", "conducir"), VEHICLE("plate", "vehicle*",
                          "car", "truck", "registration", "reg", "kennzeichen*", "plaka*",
                          "matrícula", "targa", "immatriculation*", "parked", "parking"), HEALTH("health*",
                              "patient*", "medical*", "doctor*", "physician*", "medicare", "medicaid",
                              "hospital*", "clinic*",
                              "insurance", "prescri*", "provider*", "kranken*", "arzt*", "versichert*",
                              "rezept*", "practice", "pacien*", "pacjent*", "pasient*", "pazient*",
                              "patiënt*", "potila*"), BANK("bank*", "account", "acct", "routing", "deposit",
                                  "transfer", "wire", "ach", "konto*", "payroll", "check",
                                  "checking", "savings"), ACCOUNT("account*", "acct", "konto*", "rekening*",
                                      "compte", "cuenta", "conta"), SOCIAL("social", "insurance", "pension*",
                                          "rente*", "sozial*", "sociale", "seguridad", "benefits",
                                          "payroll"), DEVICE("device*", "handset*", "phone*", "modem*",
                                              "serial", "hardware");

  @SuppressWarnings("ImmutableEnumChecker") // a hint is a number of its own and never changes
  private final Hint hint;

  Topic(String... words) {
    hint = Hint.of(words);
  }

  Hint hint() {
    return hint;
  }
}
