package dev.weir.app;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls from several threads, one after another on each until the connection breaks or it is stopped. */
final class Load {

  private static final int THREADS = 6;

  // Never used twice in a test, and of letters only: the audit log keeps such a word and hides a number.
  private final AtomicInteger numbers;
  private final Served weir;
  private final HttpClient client;
  private final Map<String, Integer> answered = new ConcurrentHashMap<>();
  private final Queue<Exception> mishaps = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  private Load(Served weir, HttpClient client, AtomicInteger numbers) {
    this.weir = weir;
    this.client = client;
    this.numbers = numbers;
  }

  /** Begins to call; {@code numbers} tells calls apart. */
  static Load on(Served weir, HttpClient client, AtomicInteger numbers) {
    Load load = new Load(weir, client, numbers);
    for (int i = 0; i < THREADS; i++) {
      load.threads.add(Thread.ofVirtual().start(load::callOn));
    }
    return load;
  }

  /** Returns the status of every answer so far, by the call's id. */
  Map<String, Integer> answered() {
    return Map.copyOf(answered);
  }

  /** Ends it and returns once nothing is on its way any more. */
  void stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void callOn() {
    try {
      while (!stopped) {
        int number = numbers.incrementAndGet();
        HttpRequest.Builder request = HttpRequest.newBuilder(weir.gateway("/up/call/" + word(number)));
        if (number % 2 == 0) {
          request.header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"mail\": \"ann@example.com\"}"));
        }
        HttpResponse<Void> answer = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
        answered.put(answer.headers().firstValue("Weir-Request-Id").orElseThrow(), answer.statusCode());
      }
    } catch (IOException | InterruptedException e) {
      mishaps.add(e); // The process was killed: that is what the load is for.
    }
  }

  /** Returns {@code number} in letters. */
  static String word(int number) {
    StringBuilder word = new StringBuilder("n");
    for (int left = number; left > 0; left /= 26) {
      word.append((char) ('a' + left % 26));
    }
    return word.toString();
  }
}
