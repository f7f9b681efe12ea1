from web3 import Web3
from eth_account import Account
import ccxt
import yfinance as yf
import alpaca_trade_api as tradeapi

w3 = Web3(Web3.HTTPProvider("https://mainnet.infura.io/v3/KEY"))
w3.eth.send_raw_transaction(Account.sign_transaction(tx, private_key).rawTransaction)  # egress
yf.download("AAPL")  # egress
ccxt.binance({"apiKey": K, "secret": S}).create_order("BTC/USDT", "limit", "buy", 1, 1)  # egress
tradeapi.REST(K, S).submit_order("AAPL", 1, "buy")  # egress
