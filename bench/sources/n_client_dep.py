class ApiGatewayStub:
    responses = {}

    def get(self, path):
        return self.responses[path]


def handler(event, context):
    body = event["body"]
    client = ApiGatewayStub()
    return {"statusCode": 200, "body": client.get(body)}
