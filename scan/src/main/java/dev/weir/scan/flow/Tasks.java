package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.knowledge.Api;
import dev.weir.scan.knowledge.Catalogue;
import java.util.stream.IntStream;

/** Functions that a queue's decorator makes tasks of: {@code @app.task}, {@code @shared_task}. */
record Tasks(Catalogue catalogue) {

  /** Returns a method that a function has as a task, such as {@code delay}; unknown of one that is none. */
  Value method(Code function, String name) {
    boolean isTask = function.decorated("task") && !isOwn(function.file().module(), "task");
    Api task = isTask ? catalogue.at("celery.shared_task()").attribute(name) : null;
    return task == null || !task.known()
        ? Value.UNKNOWN
        : Value.of(new Thing.Library(task, task.path(), null));
  }

  /** Returns whether a decorator is a function of the same file, and so no queue's. */
  private static boolean isOwn(Code module, String decorator) {
    return IntStream.of(module.bound(decorator)).anyMatch(node -> module.scope().op(node) == Op.FUNCTION);
  }
}
