import six
from petstore.api_client import ApiClient


class PetApi(object):
    def __init__(self, api_client=None):
        if api_client is None:
            api_client = ApiClient()
        self.api_client = api_client

    def add_pet(self, body, **kwargs):
        path_params = {}
        header_params = {}
        header_params['Content-Type'] = self.api_client.select_header_content_type(['application/json'])
        return self.api_client.call_api('/pet', 'POST', path_params, [], header_params, body=body, post_params=[])  # egress
