package dev.weir.scan.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  private static final Names NAMES = Names.standard();

  @ParameterizedTest
  @CsvSource({"email, EMAIL", "user_email, EMAIL", "emailAddress, EMAIL", "EMAIL, EMAIL", "emails, EMAIL",
    "customerEmailAddresses, EMAIL",
    "email2, EMAIL", "email_value, EMAIL", "e-mail, EMAIL", "phone, PHONE", "mobileNumber, PHONE",
    "phone_number_str, PHONE",
    "cardNumber, CREDIT_CARD", "cc_number, CREDIT_CARD", "cvv2, CREDIT_CARD", "iban, IBAN", "ssn, US_SSN",
    "SSNValue, US_SSN",
    "patientSSN, US_SSN", "client_ip, IP_ADDRESS", "REMOTE_ADDR, IP_ADDRESS", "X-Forwarded-For, IP_ADDRESS",
    "firstName, PERSON",
    "last_name, PERSON", "firstname, PERSON", "username, PERSON", "apellidos, PERSON", "vorname, PERSON",
    "shipping_address, ADDRESS", "zipCode, ADDRESS", "latitude, LOCATION", "gps_location, LOCATION",
    "dob, DATE_OF_BIRTH",
    "dateOfBirth, DATE_OF_BIRTH", "birth_date, DATE_OF_BIRTH", "aadhaar_number, IN_AADHAAR",
    "nhs_number, UK_NHS",
    "passport_no, PASSPORT", "password, SECRET", "db_password, SECRET", "DB_PASSWORD, SECRET",
    "AWS_SECRET_ACCESS_KEY, SECRET",
    "apiKey, SECRET", "OPENAI_API_KEY, SECRET", "X-API-Key, SECRET", "access_token, SECRET",
    "SLACK_BOT_TOKEN, SECRET",
    "private_key, SECRET", "credentials, SECRET", "session_id, SECRET", "DATABASE_URL, SECRET",
    "Authorization, SECRET",
    "diagnosis, HEALTH", "medical_history, HEALTH", "face_embedding, BIOMETRIC", "salary, FINANCIAL",
    "religion, SENSITIVE_TRAIT",
    "hostname, DEVICE_ID", "user_prompt, PROMPT", "customer_data, PERSON", "user.email, EMAIL"})
  void aNameTellsWhatItHolds(String name, String type) {
    assertThat(NAMES.typeOf(name)).as(name).contains(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"email_template", "email_count", "token_count", "max_tokens", "tokens",
    "passwordless", "primary_key", "sort_key",
    "public_key", "key", "is_email", "has_phone", "send_email", "next_token", "pad_token", "password_hash",
    "email_subject", "emailer",
    "address_book", "server_address", "ip_range", "cache_key", "keyboard", "secretary", "tokenizer", "name",
    "model_name", "file_name",
    "phone_model", "mailbox", "birthplace_count", "x", "", "_", "__", "data", "payload", "response", "status",
    "url", "i", "price",
    "compass", "passage", "streetlight", "validate_email", "password_policy", "num_phones", "token_type",
    "zipfile"})
  void otherNamesSayNothing(String name) {
    assertThat(NAMES.typeOf(name)).as(name).isEmpty();
  }

  @Test
  void anyTextIsTaken() {
    var random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      var name = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--)
        name.appendCodePoint(random.nextInt(0x250));
      assertThat(NAMES.typeOf(name.toString())).isNotNull();
    }
    assertThat(NAMES.typeOf("email".repeat(1_000_000))).isEmpty();
  }
}
