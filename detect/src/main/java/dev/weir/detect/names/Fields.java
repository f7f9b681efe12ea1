package dev.weir.detect.names;

import static dev.weir.detect.names.FieldNames.each;
import static dev.weir.detect.names.FieldNames.joined;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import java.util.List;

/** The fields whose values are persons, addresses and places. */
final class Fields {

  private static final List<String> PARTS_OF_NAME = List.of("first", "last", "middle", "full", "given",
      "family", "sur", "fore",
      "maiden", "birth", "legal", "preferred");
  private static final List<String> HOLDERS = List.of("customer", "client", "patient", "employee", "contact",
      "owner", "recipient",
      "sender", "buyer", "seller", "guest", "member", "student", "teacher", "tenant", "applicant", "driver",
      "passenger", "holder",
      "cardholder", "accountholder", "manager", "doctor", "physician", "attendee", "beneficiary", "payee",
      "spouse", "mother",
      "father", "child", "parent", "author", "person", "billing", "shipping", "candidate", "subscriber",
      "donor", "insured",
      "signatory", "landlord", "agent", "provider");
  private static final List<String> WHOLE_NAMES = List.of("surname", "forename", "cardholder", "nameoncard",
      "contactperson",
      "nextofkin", "fname", "lname", "vorname", "nachname", "familienname", "geburtsname", "prenom",
      "nomdefamille", "nomcomplet",
      "apellido", "apellidos", "nombrecompleto", "cognome", "sobrenome", "nomecompleto", "voornaam",
      "achternaam", "familienaam",
      "fornamn", "efternamn", "fornavn", "etternavn", "efternavn", "etunimi", "sukunimi", "imie", "nazwisko",
      "jmeno", "prijmeni",
      "keresztnev", "vezeteknev", "prenume", "soyad", "soyadi");
  private static final FieldNames PERSONS = new FieldNames(
      joined(List.of(each(PARTS_OF_NAME, "name"), each(PARTS_OF_NAME, "names"), each(HOLDERS, "name"),
          WHOLE_NAMES)),
      List.of("file", "host"));

  private static final FieldNames ADDRESSES = new FieldNames(
      List.of("address", "street", "streetaddress", "addressline", "streetname", "addr", "anschrift",
          "adresse", "strasse",
          "strassenname", "direccion", "domicilio", "calle", "indirizzo", "endereco", "logradouro", "adres",
          "straat", "adress",
          "gatuadress", "osoite", "katuosoite", "ulica", "adresa", "lakcim", "line1", "line2", "line3"),
      List.of("email", "mail", "ip", "mac", "web", "url", "wallet", "btc", "eth", "crypto", "memory", "host",
          "server", "net", "remote",
          "local", "bind", "listen", "contract", "token", "source", "network", "client", "peer", "base",
          "reply", "from", "to"));

  /** Gives way to what tells of which country a code is. */
  private static final double PART_OF_ADDRESS = 0.46;
  private static final FieldNames POSTCODES = new FieldNames(
      List.of("zip", "zipcode", "postalcode", "postcode", "plz", "postleitzahl", "codepostal", "codigopostal",
          "postnummer",
          "postnr", "cep", "eircode", "pincode", "psc", "kodpocztowy"),
      List.of("g", "gun", "seven", "is", "no"));

  /** Names that are nobody's. */
  private static final List<String> OF_THINGS = List.of("file", "host", "product", "item", "company",
      "business",
      "organization",
      "organisation", "org", "team", "class", "event", "service", "theme", "city", "country", "state",
      "region",
      "street", "brand",
      "project", "package", "app", "application", "server", "node", "cluster", "table", "column", "field",
      "key",
      "domain", "bucket",
      "queue", "topic", "group", "role", "device", "model", "plan", "bank", "hotel", "school", "course",
      "job",
      "step", "tag",
      "branch", "repo", "repository", "image", "container", "database", "db", "schema", "user", "display",
      "nick",
      "screen", "process", "module", "function", "method", "type", "font", "color", "colour", "category",
      "campaign", "pet", "store", "shop", "merchant", "vendor", "supplier", "network", "zone", "environment",
      "profile");
  private static final FieldNames NAMES = new FieldNames(
      List.of("name", "nom", "nombre", "naam", "namn", "nome", "actor", "assignee", "reporter", "director",
          "producer",
          "editor", "translator", "composer", "conductor", "owner", "author", "manager", "employee", "holder",
          "recipient",
          "passenger", "beneficiary"),
      OF_THINGS);

  private static final FieldNames PLACES = new FieldNames(
      List.of("city", "town", "hometown", "birthplace", "placeofbirth", "country", "countryname", "cityname",
          "wohnort", "geburtsort",
          "stadt", "ville", "pays", "ciudad", "pais", "citta", "cidade", "woonplaats", "miasto", "kaupunki",
          "province", "county"),
      List.of());

  private Fields() {}

  static List<Detector> all(Gazetteer gazetteer) {
    Plausible says = new Plausible(gazetteer);
    return List.of(
        new Field(About.of("person-field", Person.KIND).because("says who it is about")
            .source("names of fields, such as schema.org's Person has")
            .hits("{\"firstName\": \"Ngozi\"}", "last_name=O'Neill;", "<surname>Müller</surname>",
                "\"customer_name\": \"li wei\"")
            .misses("{\"firstName\": \"string\"}", "{\"last_name\": \"This field is required\"}",
                "{\"file_name\": \"Report\"}",
                "{\"fullName\": null}", "{\"first_name\": 12}"),
            PERSONS,
            joined(List.of(List.of("name", "names"), each(PARTS_OF_NAME, "name"), each(HOLDERS, "name"),
                WHOLE_NAMES)),
            says::person, Field.SURE),
        new Field(About.of("whole-name-field", Person.KIND).because("says who it is about")
            .source("names of fields, such as schema.org's Person has")
            .hits("{\"name\": \"Ottavia Brandi\"}", "String owner = \"Rosalba de Grandis\";")
            .misses("{\"name\": \"Grafana Agent\"}", "{\"product_name\": \"Hugo Meyer\"}",
                "{\"name\": \"lincoln\"}", "{\"name\": \"Olive Oil\"}", "{\"owner\": \"Platform Team\"}"),
            NAMES, NAMES.words(), says::wholeName, Field.SURE),
        new Field(About.of("address-field", Address.KIND).because("tells where a person lives")
            .source("names of fields, such as schema.org's PostalAddress has")
            .hits("{\"street\": \"Hauptstr. 5\"}", "\"shipping_address\": \"4 Elm Row, Leeds\"",
                "<addressLine1>Via Roma 8</addressLine1>")
            .misses("{\"email_address\": \"a b\"}", "{\"ipAddress\": \"10.0.0.1\"}",
                "{\"address\": \"0x9f8e7d6c\"}",
                "{\"address\": \"https://example.org\"}", "address: required"),
            ADDRESSES, ADDRESSES.words(), says::address, Field.SURE),
        new Field(About.of("postcode-field", Address.KIND).because("with a birth date it names most people")
            .source("names of fields, such as schema.org's PostalAddress has")
            .hits("{\"zip\": \"101\"}", "\"postal_code\": \"K1A 0B1\"", "<postcode>1016 GV</postcode>")
            .misses("{\"zip\": \"true\"}", "{\"gzip\": \"1024\"}", "{\"zip\": \"backup-2024.zip\"}",
                "{\"postal_code\": \"required\"}"),
            POSTCODES, joined(List.of(POSTCODES.words(), List.of("postal", "code", "codigo", "kod"))),
            Postcode::fills,
            PART_OF_ADDRESS),
        new AddressLine(ADDRESSES, says::address),
        new Field(
            About.of("location-field", Location.KIND).because("tells where a person is, lives or comes from")
                .source("names of fields, such as schema.org's PostalAddress has")
                .hits("{\"city\": \"Aarhus\"}", "\"country\": \"Portugal\"")
                .misses("{\"city\": \"string\"}", "{\"country\": \"US\"}"),
            PLACES, PLACES.words(), says::place, Field.SURE));
  }
}
