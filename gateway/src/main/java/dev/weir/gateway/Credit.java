package dev.weir.gateway;

/**
 * How many bytes more may flow on a tunnel or a WebSocket, both ways together: what limits and budgets count of it is paid before
 * it flows. Called on the exchange's loop.
 */
public interface Credit {

  /** Nobody counts. */
  Credit UNLIMITED = new Credit() {
    @Override
    public long left() {
      return Long.MAX_VALUE;
    }

    @Override
    public void spend(long bytes) {}

    @Override
    public void whenMore(Runnable flow) {}
  };

  /** Returns how many bytes may flow now, none where that is not above 0; asks for more in time where that may be had. */
  long left();

  /** So many bytes flow; they may be more than are {@link #left} by what was read at once. */
  void spend(long bytes);

  /** Has {@code flow} run each time that there is more again where nothing was left. */
  void whenMore(Runnable flow);
}
