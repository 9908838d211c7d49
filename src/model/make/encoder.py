"""all-MiniLM-L6-v2 as a teacher: its graph written out as ONNX from the weights alone, in 8 bits, and its sentence vectors.

Not a program of its own; `distil.py` uses it. No torch is needed.
"""

import json

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from sources import ENCODER, checked


class Graph:
    """An ONNX graph that grows by one node a call."""

    def __init__(self, weights):
        self.weights, self.nodes, self.constants = weights, [], {}

    def constant(self, name, value):
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def weight(self, name, transposed=False):
        value = self.weights[name]
        return self.constant(name, value.T if transposed else value)

    def op(self, kind, *inputs, **attributes):
        output = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=output, **attributes))
        return output

    def linear(self, x, name):
        return self.op("Add", self.op("MatMul", x, self.weight(f"{name}.weight", transposed=True)), self.weight(f"{name}.bias"))

    def layer_norm(self, x, name, epsilon):
        return self.op("LayerNormalization", x, self.weight(f"{name}.weight"), self.weight(f"{name}.bias"), axis=-1, epsilon=epsilon)


def ints(*values):
    return np.array(values, np.int64)


def embeddings(g, epsilon):
    """Word, place and segment vectors, summed and normalized."""
    words = g.op("Gather", g.weight("embeddings.word_embeddings.weight"), "input_ids", axis=0)
    segments = g.op("Gather", g.weight("embeddings.token_type_embeddings.weight"), "token_type_ids", axis=0)
    length = g.op("Slice", g.op("Shape", "input_ids"), g.constant("one_i", ints(1)), g.constant("two_i", ints(2)))
    places = g.op("Slice", g.weight("embeddings.position_embeddings.weight"), g.constant("zero_i", ints(0)), length, g.constant("axis_0", ints(0)))
    return g.layer_norm(g.op("Add", g.op("Add", words, segments), places), "embeddings.LayerNorm", epsilon)


def attention(g, x, mask, name, heads, size):
    """Multi-head self-attention without its output projection."""
    split = g.constant("split", ints(0, 0, heads, size // heads))

    def head(part, order):
        return g.op("Transpose", g.op("Reshape", g.linear(x, f"{name}.attention.self.{part}"), split), perm=order)

    scores = g.op("MatMul", head("query", [0, 2, 1, 3]), head("key", [0, 2, 3, 1]))
    scaled = g.op("Mul", scores, g.constant("scale", np.float32(1 / np.sqrt(size / heads))))
    shares = g.op("Softmax", g.op("Add", scaled, mask), axis=-1)
    joined = g.op("Transpose", g.op("MatMul", shares, head("value", [0, 2, 1, 3])), perm=[0, 2, 1, 3])
    return g.op("Reshape", joined, g.constant("join", ints(0, 0, size)))


def gelu(g, x):
    erf = g.op("Erf", g.op("Div", x, g.constant("root_2", np.float32(np.sqrt(2)))))
    return g.op("Mul", g.op("Mul", x, g.constant("half", np.float32(0.5))), g.op("Add", erf, g.constant("one", np.float32(1))))


def write_onnx(model, out):
    """Writes the encoder as ONNX; its output is the last hidden state."""
    config = json.loads(checked(model, "config.json", ENCODER).read_text())
    size, heads, epsilon = config["hidden_size"], config["num_attention_heads"], config["layer_norm_eps"]
    g = Graph(load_file(checked(model, "model.safetensors", ENCODER)))
    x = embeddings(g, epsilon)
    kept = g.op("Unsqueeze", g.op("Cast", "attention_mask", to=TensorProto.FLOAT), g.constant("axes_12", ints(1, 2)))
    mask = g.op("Mul", g.op("Sub", g.constant("one", np.float32(1)), kept), g.constant("minus", np.float32(-1e4)))
    for layer in range(config["num_hidden_layers"]):
        name = f"encoder.layer.{layer}"
        attended = g.linear(attention(g, x, mask, name, heads, size), f"{name}.attention.output.dense")
        x = g.layer_norm(g.op("Add", attended, x), f"{name}.attention.output.LayerNorm", epsilon)
        forward = g.linear(gelu(g, g.linear(x, f"{name}.intermediate.dense")), f"{name}.output.dense")
        x = g.layer_norm(g.op("Add", forward, x), f"{name}.output.LayerNorm", epsilon)
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "tokens"]) for n in ("input_ids", "attention_mask", "token_type_ids")]
    output = helper.make_tensor_value_info(x, TensorProto.FLOAT, ["batch", "tokens", size])
    graph = helper.make_graph(g.nodes, "bert", inputs, [output], list(g.constants.values()))
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), out)


class Encoder:
    """Sentence vectors: the mean of the last hidden state over the tokens, at length one."""

    def __init__(self, model, work):
        full, small = f"{work}/encoder-fp32.onnx", f"{work}/encoder-int8.onnx"
        write_onnx(model, full)
        quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"], extra_options={"MatMulConstBOnly": True})
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(small, options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(str(checked(model, "tokenizer.json", ENCODER)))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(64)

    def encode(self, texts, batch=8):
        """One row a text; texts of like length go together, so that little is padded."""
        tokens = [t.ids for t in self.tokenizer.encode_batch(texts)]
        order = np.argsort([len(t) for t in tokens], kind="stable")
        rows = [None] * len(texts)
        for start in range(0, len(order), batch):
            group = order[start : start + batch]
            for place, row in zip(group, self.run([tokens[i] for i in group])):
                rows[place] = row
        return np.array(rows)

    def run(self, tokens):
        longest = max(map(len, tokens))
        ids, mask = np.zeros((2, len(tokens), longest), np.int64)
        for row, t in enumerate(tokens):
            ids[row, : len(t)], mask[row, : len(t)] = t, 1
        (hidden,) = self.session.run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)})
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        return mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)
