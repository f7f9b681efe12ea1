import mlflow
import mlflow.xgboost
import xgboost as xgb
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

mlflow.set_tracking_uri("https://mlflow.ml-platform.example")
mlflow.set_experiment("cancer")  # egress

X, y = load_breast_cancer(return_X_y=True)
Xt, Xv, yt, yv = train_test_split(X, y)
params = {"max_depth": 4, "eta": 0.1, "objective": "binary:logistic"}
with mlflow.start_run():  # egress
    mlflow.log_params(params)  # egress
    model = xgb.train(params, xgb.DMatrix(Xt, yt), 100)
    auc = roc_auc_score(yv, model.predict(xgb.DMatrix(Xv)))
    mlflow.log_metric("auc", auc)  # egress
    mlflow.xgboost.log_model(model, "model")  # egress
