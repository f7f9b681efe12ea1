package dev.weir.admin.http;

import java.io.IOException;

/** One line of the table: what is asked, who may, and what answers. */
public record Route(Method method, Path path, Access access, Handler handler) {

  /** Answers a request that may be asked. */
  @FunctionalInterface
  public interface Handler {

    /** Returns the answer; throws {@link dev.weir.admin.account.Refused} for what is not done, with the reason. */
    Answer answer(Request request) throws IOException;
  }

  public static Route get(String path, Access access, Handler handler) {
    return new Route(Method.GET, new Path(path), access, handler);
  }

  public static Route post(String path, Access access, Handler handler) {
    return new Route(Method.POST, new Path(path), access, handler);
  }

  public static Route put(String path, Access access, Handler handler) {
    return new Route(Method.PUT, new Path(path), access, handler);
  }

  public static Route patch(String path, Access access, Handler handler) {
    return new Route(Method.PATCH, new Path(path), access, handler);
  }

  public static Route delete(String path, Access access, Handler handler) {
    return new Route(Method.DELETE, new Path(path), access, handler);
  }

  /** Names what is asked, as people write it. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
