package dev.weir.detect.secrets;

import static dev.weir.detect.secrets.Service.service;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** Keys of shops, posts, maps and travel. */
final class CommerceKeys {

  static final List<Detector> ALL = Service.family("reads customers and orders",
      service("shopify-token", "Shopify docs, Access tokens")
          .shaped("shpat_{hex:32}", "shpca_{hex:32}", "shppa_{hex:32}", "shpss_{hex:32}", "shprt_{hex:32}",
              "shpua_{hex:32}"),
      service("etsy-key", "Etsy docs, API keys")
          .named("etsy", "{lower_alnum:24}"),
      service("easypost-key", "EasyPost docs, API keys")
          .shaped("EZAK{alnum:54}", "EZTK{alnum:54}"),
      service("shippo-token", "Shippo docs, Authentication")
          .shaped("shippo_live_{lower_hex:40}", "shippo_test_{lower_hex:40}"),
      service("duffel-token", "Duffel docs, Access tokens")
          .shaped("duffel_test_{token:43}", "duffel_live_{token:43}"),
      service("squarespace-key", "Squarespace docs, API keys")
          .named("squarespace", "{uuid}"),
      service("bigcommerce-token", "BigCommerce docs, API accounts")
          .named("bigcommerce", "{lower_alnum:31}"),
      service("woocommerce-key", "WooCommerce docs, REST API keys")
          .shaped("ck_{lower_hex:40}", "cs_{lower_hex:40}"),
      service("mapbox-token", "Mapbox docs, Access tokens")
          .shaped("pk.eyJ{base64url:40-120}.{base64url:20-24}", "sk.eyJ{base64url:40-120}.{base64url:20-24}",
              "tk.eyJ{base64url:40-120}.{base64url:20-24}", "pk.{alnum:60}.{alnum:22}"),
      service("here-key", "HERE docs, API keys")
          .named("here_api|here_maps|heremaps", "{base64url:43}"),
      service("maxmind-key", "MaxMind docs, License keys")
          .named("maxmind|geoip", "{alnum:6}_{alnum:29}_mmk", "{alnum:16}"),
      service("openweather-key", "OpenWeather docs, API keys")
          .named("openweather|owm_", "{lower_hex:32}"),
      service("amadeus-key", "Amadeus docs, API keys")
          .named("amadeus", "{alnum:32}", "{alnum:16}"),
      service("skyscanner-key", "Skyscanner docs, API keys")
          .named("skyscanner", "{alnum:32}"),
      service("yelp-key", "Yelp docs, Authentication")
          .named("yelp", "{base64url:128}"),
      service("zillow-key", "Zillow docs, API")
          .named("zillow", "X1-ZWz{alnum:14}_{alnum:4-5}"),
      service("rapidapi-key", "RapidAPI docs, Keys")
          .named("rapidapi|rapid_api|rapid-api|x-rapidapi", "{base64url:50}"),
      service("adafruit-key", "Adafruit IO docs, API keys")
          .shaped("aio_{alnum:28}")
          .named("adafruit", "{base64url:32}"),
      service("nytimes-key", "New York Times developer docs")
          .named("nytimes|new_york_times|new-york-times|newyorktimes", "{token:32}"),
      service("newsapi-key", "NewsAPI docs, Authentication")
          .named("newsapi|news_api", "{lower_hex:32}"),
      service("spotify-secret", "Spotify docs, Apps")
          .named("spotify", "{lower_hex:32}", "BQ{base64url:80-250}"),
      service("strava-secret", "Strava docs, Authentication")
          .named("strava", "{lower_hex:40}"),
      service("frameio-token", "Frame.io docs, Developer tokens")
          .shaped("fio-u-{token:64}"),
      service("cloudinary-secret", "Cloudinary docs, Credentials")
          .named("cloudinary", "{base64url:27}"),
      service("unsplash-key", "Unsplash docs, API")
          .named("unsplash", "{base64url:43}"),
      service("giphy-key", "GIPHY docs, API keys")
          .named("giphy", "{alnum:32}"));

  private CommerceKeys() {}
}
