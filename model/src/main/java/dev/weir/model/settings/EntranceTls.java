package dev.weir.model.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS on the ports of gateway and forward proxy. Files that change are read again.
 *
 * @param certificate what clients are shown, the leaf first
 * @param clientAuthorities whose certificates a client may show; empty where none is asked for
 */
public record EntranceTls(Path certificate, Path key, Optional<Path> clientAuthorities) {}
