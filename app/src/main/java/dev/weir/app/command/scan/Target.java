package dev.weir.app.command.scan;

import java.nio.file.Path;

/**
 * One thing to scan.
 *
 * @param file a file, a folder, a notebook or an archive
 * @param name how reports name it
 */
public record Target(Path file, String name) {}
