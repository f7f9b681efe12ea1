package dev.weir.admin.passkey;

import com.webauthn4j.util.Base64UrlUtil;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passkeys in memory. */
final class KeptPasskeys implements PasskeyStore {

  private final Map<String, Passkey> kept = new LinkedHashMap<>();

  @Override
  public String handle(String account) {
    return Base64UrlUtil.encodeToString(account.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized List<Passkey> of(String account) {
    return kept.values().stream().filter(each -> each.account().equals(account)).toList();
  }

  @Override
  public synchronized Optional<Passkey> find(String id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public synchronized boolean add(Passkey passkey) {
    return kept.putIfAbsent(passkey.id(), passkey) == null;
  }

  @Override
  public synchronized boolean replace(Passkey before, Passkey after) {
    return kept.replace(before.id(), before, after);
  }

  @Override
  public synchronized boolean remove(String account, String id) {
    return find(id).filter(each -> each.account().equals(account)).map(each -> kept.remove(id)).isPresent();
  }
}
