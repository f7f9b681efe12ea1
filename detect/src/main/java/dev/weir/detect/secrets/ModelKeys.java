package dev.weir.detect.secrets;

import static dev.weir.detect.secrets.Service.service;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** Keys of services that run models. */
final class ModelKeys {

  static final List<Detector> ALL = Service.family("spends its owner's budget and reads its history",
      service("anthropic-key", "Anthropic API docs, Authentication")
          .shaped("sk-ant-api03-{base64url:80-120}", "sk-ant-admin01-{base64url:80-120}",
              "sk-ant-{base64url:40-200}"),
      service("openai-key", "OpenAI API reference, Authentication")
          .shaped("sk-proj-{base64url:32-220}", "sk-svcacct-{base64url:32-220}",
              "sk-admin-{base64url:32-220}", "sk-{alnum:20}T3BlbkFJ{alnum:20}", "sk-{alnum:32-64}"),
      service("hugging-face-token", "Hugging Face Hub docs, User access tokens")
          .shaped("hf_{alnum:34-40}", "api_org_{alnum:34}"),
      service("cohere-key", "Cohere docs, API keys")
          .named("cohere|co_api", "{alnum:40}"),
      service("mistral-key", "Mistral docs, API keys")
          .named("mistral", "{alnum:32}"),
      service("perplexity-key", "Perplexity docs, API keys")
          .shaped("pplx-{alnum:48-64}"),
      service("groq-key", "Groq docs, API keys")
          .shaped("gsk_{alnum:48-56}"),
      service("xai-key", "xAI docs, API keys")
          .shaped("xai-{alnum:70-90}"),
      service("replicate-token", "Replicate docs, API tokens")
          .shaped("r8_{alnum:37-40}"),
      service("openrouter-key", "OpenRouter docs, Authentication")
          .shaped("sk-or-v1-{lower_hex:64}", "sk-or-{base64url:40-80}"),
      service("together-key", "Together AI docs, Authentication")
          .named("together", "{lower_hex:64}"),
      service("fireworks-key", "Fireworks AI docs, API keys")
          .shaped("fw_{alnum:22-24}"),
      service("deepseek-key", "DeepSeek API docs")
          .named("deepseek", "sk-{lower_hex:32}"),
      service("stability-key", "Stability AI docs, Authentication")
          .named("stability", "sk-{alnum:48}"),
      service("elevenlabs-key", "ElevenLabs docs, Authentication")
          .shaped("sk_{lower_hex:48}"),
      service("assembly-ai-key", "AssemblyAI docs, Authentication")
          .named("assemblyai|assembly", "{lower_hex:32}"),
      service("deepgram-key", "Deepgram docs, Authentication")
          .named("deepgram", "{lower_hex:40}"),
      service("deepl-key", "DeepL API docs, Authentication")
          .named("deepl", "{uuid}:fx", "{uuid}"),
      service("clarifai-key", "Clarifai docs, Personal access tokens")
          .named("clarifai", "{lower_hex:32}"),
      service("wandb-key", "Weights and Biases docs, API keys")
          .named("wandb", "{lower_hex:40}"),
      service("langsmith-key", "LangSmith docs, API keys")
          .shaped("lsv2_pt_{lower_hex:32}_{lower_hex:10}", "lsv2_sk_{lower_hex:32}_{lower_hex:10}"),
      service("langfuse-key", "Langfuse docs, API keys")
          .shaped("sk-lf-{uuid}", "pk-lf-{uuid}"),
      service("pinecone-key", "Pinecone docs, API keys")
          .shaped("pcsk_{word:60-80}")
          .named("pinecone", "{uuid}"),
      service("voyage-key", "Voyage AI docs, API keys")
          .shaped("pa-{base64url:43}"),
      service("nvidia-key", "NVIDIA NGC docs, API keys")
          .shaped("nvapi-{base64url:60-72}"),
      service("private-ai-key", "Private AI docs, Authentication")
          .named("privateai|private_ai|private-ai", "{alnum:32}"),
      service("tavily-key", "Tavily docs, API keys")
          .shaped("tvly-{base64url:28-60}"),
      service("roboflow-key", "Roboflow docs, Authentication")
          .named("roboflow", "{alnum:20}"),
      service("exa-key", "Exa docs, API keys")
          .named("exa_api|exa-api", "{uuid}"));

  private ModelKeys() {}
}
