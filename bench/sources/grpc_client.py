import grpc
from protos import users_pb2, users_pb2_grpc


def create(email):
    with grpc.insecure_channel("users.internal.example.com:50051") as channel:
        stub = users_pb2_grpc.UserServiceStub(channel)
        return stub.CreateUser(users_pb2.CreateUserRequest(email=email))  # egress sensitive
