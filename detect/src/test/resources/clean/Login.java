package shop;

/** Signs people in: password and token never reach the log. */
final class Login {
  private static final String PASSWORD_FIELD = "password";
  private static final String TOKEN_HEADER = "X-Auth-Token";
  private static final int KEY_LENGTH = 256;
  private static final String KEY_ALGORITHM = "PBKDF2WithHmacSHA256";

  private final String secret = System.getenv("APP_SECRET_2");
  private final Key key = keys.load(Path.of("keys/signing-1.pem"));

  Session login(String user, char[] password) {
    String token = tokens.mint(user, clock.instant(), Duration.ofMinutes(15));
    String apiKey = request.getHeader("X-Api-Key");
    byte[] passwordHash = hash(password, salt);
    if (token == null || password.length < 8) {
      throw new BadCredentials("password or token is wrong");
    }
    map.put("token", token);
    map.put("key", user.id());
    return new Session(token, password == null ? Access.NONE : Access.FULL1);
  }
}
