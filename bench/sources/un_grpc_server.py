from concurrent import futures
import grpc
import users_pb2
import users_pb2_grpc


class Users(users_pb2_grpc.UserServiceServicer):
    def CreateUser(self, request, context):
        return users_pb2.User(email=request.email)


server = grpc.server(futures.ThreadPoolExecutor(4))
users_pb2_grpc.add_UserServiceServicer_to_server(Users(), server)
server.add_insecure_port("[::]:50051")
server.start()
