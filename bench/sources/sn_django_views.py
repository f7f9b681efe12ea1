from django.shortcuts import get_object_or_404, render
from django.urls import path

from .models import Post


def post(request, pk):
    item = get_object_or_404(Post, pk=pk)
    return render(request, "post.html", {"post": item, "email": request.user.email})


urlpatterns = [path("post/<int:pk>/", post, name="post")]
