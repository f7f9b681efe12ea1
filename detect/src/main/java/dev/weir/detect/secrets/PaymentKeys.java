package dev.weir.detect.secrets;

import static dev.weir.detect.secrets.Service.service;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** Keys of services that move money. */
final class PaymentKeys {

  static final List<Detector> ALL = Service.family("moves money",
      service("stripe-key", "Stripe docs, API keys")
          .shaped("sk_live_{alnum:10-247}", "rk_live_{alnum:10-247}", "sk_test_{alnum:10-247}",
              "rk_test_{alnum:10-247}", "sk_prod_{alnum:10-247}", "rk_prod_{alnum:10-247}",
              "whsec_{base64:24-80}"),
      service("paypal-token", "PayPal docs, REST API credentials")
          .shaped("access_token$production${lower_alnum:16}${lower_hex:32}",
              "access_token$sandbox${lower_alnum:16}${lower_hex:32}")
          .named("paypal", "{base64url:80}"),
      service("braintree-key", "Braintree docs, API credentials")
          .named("braintree", "{lower_hex:32}"),
      service("square-token", "Square docs, Access tokens")
          .shaped("sq0atp-{base64url:22}", "sq0csp-{base64url:43}", "sq0idp-{base64url:22}",
              "EAAA{base64url:60}", "sandbox-sq0atb-{base64url:22}", "sandbox-sq0csb-{base64url:40-43}"),
      service("adyen-key", "Adyen docs, API credentials")
          .named("adyen", "AQE{base64:50-400}", "{token:64-400}"),
      service("plaid-token", "Plaid docs, API keys")
          .shaped("access-sandbox-{uuid}", "access-development-{uuid}", "access-production-{uuid}")
          .named("plaid", "{lower_alnum:30}", "{alnum:24}"),
      service("gocardless-token", "GoCardless docs, Access tokens")
          .shaped("sandbox_{base64url:40}")
          .named("gocardless", "live_{token:40}"),
      service("flutterwave-key", "Flutterwave docs, API keys")
          .shaped("FLWSECK_TEST-{lower_alnum:32}-X", "FLWPUBK_TEST-{lower_alnum:32}-X",
              "FLWSECK-{lower_alnum:32}-X", "FLWPUBK-{lower_alnum:32}-X", "FLWSECK_TEST-{lower_alnum:12}",
              "FLWSECK_TEST{lower_hex:12}"),
      service("paystack-key", "Paystack docs, API keys")
          .named("paystack", "sk_test_{lower_hex:40}", "sk_live_{lower_hex:40}"),
      service("razorpay-key", "Razorpay docs, API keys")
          .shaped("rzp_live_{alnum:14}", "rzp_test_{alnum:14}")
          .named("razorpay", "{alnum:24}"),
      service("mollie-key", "Mollie docs, Authentication")
          .named("mollie", "live_{alnum:30-40}", "test_{alnum:30-40}"),
      service("checkout-key", "Checkout.com docs, API keys")
          .shaped("sk_sbox_{lower_alnum:27}")
          .named("checkout", "sk_{alnum:27}", "sk_{uuid}"),
      service("lob-key", "Lob docs, API keys")
          .named("lob", "live_{lower_hex:35}", "test_{lower_hex:35}", "live_pub_{lower_hex:31}",
              "test_pub_{lower_hex:31}"),
      service("finicity-token", "Mastercard Open Banking docs, Credentials")
          .named("finicity", "{lower_hex:32}", "{alnum:20}"),
      service("dwolla-secret", "Dwolla docs, API keys")
          .named("dwolla", "{alnum:50}"),
      service("wise-token", "Wise docs, API tokens")
          .named("wise|transferwise", "{uuid}"),
      service("recurly-key", "Recurly docs, API keys")
          .named("recurly", "{lower_hex:32}"),
      service("chargebee-key", "Chargebee docs, API keys")
          .named("chargebee", "live_{alnum:20-50}", "test_{alnum:20-50}"),
      service("paddle-key", "Paddle docs, API keys")
          .shaped("pdl_live_apikey_{lower_alnum:26}_{alnum:22}_{alnum:3}",
              "pdl_sdbx_apikey_{lower_alnum:26}_{alnum:22}_{alnum:3}")
          .named("paddle", "{lower_hex:50}"),
      service("lemonsqueezy-key", "Lemon Squeezy docs, API keys")
          .named("lemonsqueezy|lemon_squeezy", "{dotted:100-1500}"),
      service("freshbooks-token", "FreshBooks docs, Authentication")
          .named("freshbooks", "{lower_alnum:64}"),
      service("xero-secret", "Xero docs, OAuth 2.0")
          .named("xero", "{base64url:48}"),
      service("quickbooks-secret", "Intuit docs, OAuth 2.0")
          .named("quickbooks|intuit", "{alnum:40}", "{alnum:50}"),
      service("coinbase-key", "Coinbase docs, API keys")
          .named("coinbase", "{base64url:64}"),
      service("kraken-key", "Kraken docs, API keys")
          .named("kraken", "{base64:80-90}", "{token:80-90}"),
      service("kucoin-key", "KuCoin docs, API keys")
          .named("kucoin", "{lower_hex:24}", "{uuid}"),
      service("bittrex-key", "Bittrex docs, API keys")
          .named("bittrex", "{alnum:32}"),
      service("binance-key", "Binance docs, API keys")
          .named("binance", "{alnum:64}"),
      service("bitfinex-key", "Bitfinex docs, API keys")
          .named("bitfinex", "{alnum:43}"),
      service("bitmex-key", "BitMEX docs, API keys")
          .named("bitmex", "{base64url:24}", "{base64url:48}"),
      service("bybit-key", "Bybit docs, API keys")
          .named("bybit", "{alnum:36}", "{alnum:18}"),
      service("okx-key", "OKX docs, API keys")
          .named("okx|okex", "{uuid}", "{upper_alnum:32}"),
      service("gemini-key", "Gemini docs, API keys")
          .named("gemini", "account-{alnum:20}", "{alnum:28}"),
      service("alpaca-key", "Alpaca docs, API keys")
          .named("alpaca|apca", "PK{upper_alnum:18}", "AK{upper_alnum:18}", "{alnum:40}"),
      service("finnhub-token", "Finnhub docs, Authentication")
          .named("finnhub", "{alnum:20}"),
      service("etherscan-key", "Etherscan docs, API keys")
          .named("etherscan", "{upper_alnum:34}"),
      service("infura-key", "Infura docs, API keys")
          .named("infura", "{lower_hex:32}"),
      service("alchemy-key", "Alchemy docs, API keys")
          .named("alchemy", "{base64url:32}"));

  private PaymentKeys() {}
}
