package dev.weir.vault.wrap;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the slot that a token is in by the token's label, which Java's own provider cannot: by the library's functions
 * (PKCS#11 2.40, sections 3.2, 5.4 and 5.5, as C lays them out where {@code CK_ULONG} has 64 bits).
 */
final class TokenSlot {

  private static final ValueLayout.OfLong ULONG = ValueLayout.JAVA_LONG;
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final int MOST_SLOTS = 256;
  private static final int LABEL = 32;
  /** CK_TOKEN_INFO is 208 bytes. */
  private static final int TOKEN_INFO = 256;
  private static final long OK = 0;
  private static final long ALREADY_INITIALIZED = 0x191;
  private static final byte ONLY_WITH_TOKENS = 1;

  private static final Function INITIALIZE = Function.at(0, POINTER);
  private static final Function FINALIZE = Function.at(1, POINTER);
  private static final Function GET_SLOT_LIST = Function.at(4, ValueLayout.JAVA_BYTE, POINTER, POINTER);
  private static final Function GET_TOKEN_INFO = Function.at(6, ULONG, POINTER);

  /** @param place in the list of functions: behind the version, in the standard's order */
  private record Function(int place, FunctionDescriptor shape) {
    static Function at(int place, MemoryLayout... arguments) {
      return new Function(place, FunctionDescriptor.of(ULONG, arguments));
    }
  }

  private final MemorySegment functions;
  private final Arena arena;

  private TokenSlot(MemorySegment functions, Arena arena) {
    this.functions = functions;
    this.arena = arena;
  }

  /**
   * Returns the number of the slot with the token {@code label} of the library {@code module}.
   *
   * @throws IOException where there is not exactly one, and says which there are; or the library cannot be asked
   */
  @SuppressWarnings("restricted") // a PKCS#11 library is native code, whoever calls it
  static long of(Path module, String label) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      // For good: such libraries do not all survive being unloaded, and the key is used right behind.
      MemorySegment symbol = SymbolLookup.libraryLookup(module, Arena.global()).find("C_GetFunctionList")
          .orElseThrow(() -> new IOException(module + " is no PKCS#11 library"));
      MemorySegment list = arena.allocate(POINTER);
      MethodHandle get = Linker.nativeLinker().downcallHandle(symbol, FunctionDescriptor.of(ULONG, POINTER));
      check((long) get.invokeExact(list), "C_GetFunctionList");
      long most = (GET_TOKEN_INFO.place() + 2) * POINTER.byteSize();
      return new TokenSlot(list.get(POINTER, 0).reinterpret(most), arena).find(label);
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException(module + " cannot be asked for its tokens (" + e.getClass().getSimpleName() + ")",
          e);
    }
  }

  private long find(String label) throws Throwable {
    long begun = (long) handle(INITIALIZE).invokeExact(MemorySegment.NULL);
    if (begun != ALREADY_INITIALIZED) {
      check(begun, "C_Initialize");
    }
    try {
      return only(label, slots());
    } finally {
      // Where somebody else in this process has begun, it is that one's to end.
      if (begun == OK) {
        var _ = (long) handle(FINALIZE).invokeExact(MemorySegment.NULL);
      }
    }
  }

  private long only(String label, List<Long> slots) throws Throwable {
    List<Long> found = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (long slot : slots) {
      String there = labelIn(slot);
      if (!there.isEmpty()) {
        labels.add(there);
      }
      if (there.equals(label)) {
        found.add(slot);
      }
    }
    if (found.size() != 1) {
      throw new IOException((found.isEmpty() ? "there is no token " : "there are several tokens ") + label
          + " (but " + String.join(", ", labels) + "): see pkcs11-tool --list-token-slots");
    }
    return found.getFirst();
  }

  private List<Long> slots() throws Throwable {
    MemorySegment count = arena.allocateFrom(ULONG, MOST_SLOTS);
    MemorySegment slots = arena.allocate(ULONG, MOST_SLOTS);
    check((long) handle(GET_SLOT_LIST).invokeExact(ONLY_WITH_TOKENS, slots, count), "C_GetSlotList");
    List<Long> numbers = new ArrayList<>();
    for (long i = 0; i < count.get(ULONG, 0); i++) {
      numbers.add(slots.getAtIndex(ULONG, i));
    }
    return numbers;
  }

  /** A label is UTF-8, filled up with blanks. */
  private String labelIn(long slot) throws Throwable {
    MemorySegment info = arena.allocate(TOKEN_INFO, ULONG.byteAlignment());
    check((long) handle(GET_TOKEN_INFO).invokeExact(slot, info), "C_GetTokenInfo");
    byte[] label = info.asSlice(0, LABEL).toArray(ValueLayout.JAVA_BYTE);
    return new String(label, StandardCharsets.UTF_8).stripTrailing();
  }

  @SuppressWarnings("restricted") // a PKCS#11 library is native code, whoever calls it
  private MethodHandle handle(Function function) {
    MemorySegment code = functions.getAtIndex(POINTER, function.place() + 1L);
    return Linker.nativeLinker().downcallHandle(code, function.shape());
  }

  private static void check(long returned, String what) throws IOException {
    if (returned != OK) {
      throw new IOException(what + " of the PKCS#11 library says " + Long.toHexString(returned));
    }
  }
}
