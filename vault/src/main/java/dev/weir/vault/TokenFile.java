package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file of tokens that grows by frames: a length, then a batch sealed in the context of this file and the frame's number, so
 * that frames cannot be swapped, dropped from the middle or carried over from another file.
 */
final class TokenFile implements AutoCloseable {

  /** The keys of such files. */
  record Seals(Seal check, Seal frames) {}

  private static final System.Logger LOG = System.getLogger(TokenFile.class.getName());
  private static final int LENGTH = Integer.BYTES;

  private final Folder folder;
  private final String name;
  private final Seals seals;
  private final Bytes header;
  private final FileChannel channel;
  private long frames;
  private long end;

  private TokenFile(Folder folder, String name, Seals seals, byte[] content, List<Held> into)
      throws IOException {
    this.folder = folder;
    this.name = name;
    this.seals = seals;
    this.header = Header.verified(content, seals.check(), folder.at(name));
    read(content, into);
    this.channel = folder.open(name);
  }

  /**
   * Opens a file, or makes it where there is none, and adds to {@code into} what it holds, the oldest first. A tail that was
   * torn by a crash is cut off by the next append.
   */
  static TokenFile open(Folder folder, String name, Seals seals, List<Held> into) throws IOException {
    Optional<byte[]> there = folder.read(name);
    byte[] content = there.isPresent() ? there.get() : Header.fresh(seals.check());
    if (there.isEmpty()) {
      folder.replace(name, content);
    }
    return new TokenFile(folder, name, seals, content, into);
  }

  /** Appends one frame, which is on the disk when this returns; where it throws, the file is as it was for the next append. */
  void append(List<Held> batch) throws IOException {
    byte[] sealed = seals.frames().close(encode(batch), context());
    channel.truncate(end);
    channel.position(end);
    folder.append(channel,
        ByteBuffer.allocate(LENGTH + sealed.length).putInt(sealed.length).put(sealed).array());
    end += LENGTH + sealed.length;
    frames++;
  }

  private void read(byte[] content, List<Held> into) {
    end = header.length();
    try {
      while (end < content.length) {
        byte[] sealed = frame(content);
        into.addAll(decode(seals.frames().open(sealed, context())));
        end += LENGTH + sealed.length;
        frames++;
      }
    } catch (GeneralSecurityException | IOException e) {
      LOG.log(System.Logger.Level.WARNING,
          "{0}: {1} bytes at the end do not read and are cut off; tokens in them will not be turned back",
          folder.file(name), content.length - end);
    }
  }

  private byte[] frame(byte[] content) throws IOException {
    int start = (int) end + LENGTH;
    if (start > content.length) {
      throw new IOException("torn length");
    }
    int length = ByteBuffer.wrap(content).getInt((int) end);
    if (length < Seal.OVERHEAD || length > content.length - start) {
      throw new IOException("torn frame");
    }
    return Arrays.copyOfRange(content, start, start + length);
  }

  private byte[] context() {
    return ByteBuffer.allocate(header.length() + Long.BYTES).put(header.array()).putLong(frames).array();
  }

  private static byte[] encode(List<Held> batch) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream to = new DataOutputStream(bytes);
    to.writeInt(batch.size());
    for (Held one : batch) {
      one.write(to);
    }
    return bytes.toByteArray();
  }

  private static List<Held> decode(byte[] plain) throws IOException {
    DataInputStream from = new DataInputStream(new ByteArrayInputStream(plain));
    List<Held> batch = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      batch.add(Held.read(from));
    }
    return batch;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
