package dev.weir.scan.knowledge;

import java.util.Optional;

/** The place of which nothing is known, and that leads to nothing but itself. */
enum Nowhere implements Api {
  HERE;

  @Override
  public String path() {
    return "";
  }

  @Override
  public Api attribute(String name) {
    return this;
  }

  @Override
  public Api called() {
    return this;
  }

  @Override
  public Optional<Arg> chooser() {
    return Optional.empty();
  }

  @Override
  public Api called(String chosen) {
    return this;
  }

  @Override
  public Api element() {
    return this;
  }

  @Override
  public Api element(int index) {
    return this;
  }

  @Override
  public Api given(int place, String parameter) {
    return this;
  }

  @Override
  public Optional<Sink> sink() {
    return Optional.empty();
  }

  @Override
  public Optional<Source> source() {
    return Optional.empty();
  }

  @Override
  public Optional<Transform> transform() {
    return Optional.empty();
  }

  @Override
  public boolean known() {
    return false;
  }

  @Override
  public Optional<String> vendor() {
    return Optional.empty();
  }

  @Override
  public boolean capable() {
    return false;
  }
}
