//! The run of an encoder in ONNX, in Rust alone (`rten`).

mod pieces;

use crate::error::{Error, ErrorKind};
use crate::model::vector::normalize;
use pieces::Pieces;
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, ValueOrView};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A model with what cuts sentences into its pieces.
pub(super) struct Session {
    model: Model,
    ports: Ports,
    pieces: Pieces,
    /// How many numbers a vector has.
    dimensions: usize,
    /// Sentences run side by side, each on one thread: they are too short to be shared out.
    threads: Vec<Arc<ThreadPool>>,
    next: AtomicUsize,
}

/// What goes into the model and comes out of it.
struct Ports {
    ids: NodeId,
    mask: NodeId,
    types: Option<NodeId>,
    vectors: NodeId,
}

impl Session {
    pub(super) fn open(folder: &Path) -> Result<Session, Error> {
        let (onnx, json) = (folder.join("model.onnx"), folder.join("tokenizer.json"));
        let model = ModelOptions::with_all_ops().load(read(&onnx)?).map_err(|fault| not(&onnx, format!("not ONNX: {fault}")))?;
        let pieces = Pieces::read(&read(&json)?).map_err(|fault| not(&json, fault))?;
        let ports = Ports::of(&model).map_err(|fault| not(&onnx, fault))?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = (0..cores).map(|_| Arc::new(ThreadPool::with_num_threads(1))).collect();
        let mut session = Session { model, ports, pieces, dimensions: 0, threads, next: AtomicUsize::new(0) };
        // What runs the longest sentence and the piece with the highest number runs them all.
        let trial = session.run(vec![session.pieces.last; pieces::MOST]).map_err(|fault| not(&onnx, fault))?;
        session.dimensions = trial.len();
        if trial.iter().all(|x| x.is_finite()) { Ok(session) } else { Err(not(&onnx, "its vectors are no finite numbers")) }
    }

    pub(super) fn encode(&self, sentence: &str) -> Vec<f32> {
        let vector = self.pieces.of(sentence).and_then(|pieces| self.run(pieces));
        vector.unwrap_or_else(|_| vec![0.0; self.dimensions])
    }

    /// The mean of the pieces' vectors, at length one. All pieces are attended to, since each sentence is run by itself.
    fn run(&self, ids: Vec<i32>) -> Result<Vec<f32>, String> {
        let pieces = ids.len();
        let row = |numbers: Vec<i32>| ValueOrView::from(NdTensor::from_data([1, pieces], numbers));
        let mut inputs = vec![(self.ports.mask, row(vec![1; pieces]))];
        inputs.extend(self.ports.types.map(|types| (types, row(vec![0; pieces]))));
        inputs.push((self.ports.ids, row(ids)));
        let thread = &self.threads[self.next.fetch_add(1, Ordering::Relaxed) % self.threads.len()];
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(thread)));
        let outputs = self.model.run(inputs, &[self.ports.vectors], Some(options)).map_err(|fault| fault.to_string())?;
        let vectors: Tensor<f32> =
            outputs.into_iter().next().and_then(|value| value.try_into().ok()).ok_or("its output is none of single-precision numbers")?;
        match vectors.shape() {
            &[1, rows, dimensions] if rows == pieces && dimensions > 0 => Ok(mean(&vectors.to_vec(), dimensions)),
            shape => Err(format!("its output has the shape {shape:?}, not [1, {pieces}, dimensions]")),
        }
    }
}

impl Ports {
    /// The model's inputs by their names, and its output: `last_hidden_state`, or the only one there is.
    fn of(model: &Model) -> Result<Ports, String> {
        let name = |id: NodeId| model.node_info(id).and_then(|node| node.name()).unwrap_or("?");
        let list = |ids: &[NodeId]| ids.iter().map(|&id| format!("{:?}", name(id))).collect::<Vec<_>>().join(", ");
        let (inputs, outputs) = (model.input_ids(), model.output_ids());
        let find = |of: &[NodeId], named: &str| of.iter().copied().find(|&id| name(id) == named);
        let input = |named: &str| find(inputs, named).ok_or_else(|| format!("it has no input {named:?} but {}", list(inputs)));
        let (ids, mask, types) = (input("input_ids")?, input("attention_mask")?, find(inputs, "token_type_ids"));
        if inputs.len() > 2 + usize::from(types.is_some()) {
            return Err(format!("it has inputs that no sentence gives: {}", list(inputs)));
        }
        let vectors = match outputs {
            [only] => Some(*only),
            several => find(several, "last_hidden_state"),
        };
        let vectors = vectors.ok_or_else(|| format!("it has no output \"last_hidden_state\" but {}", list(outputs)))?;
        Ok(Ports { ids, mask, types, vectors })
    }
}

fn read(path: &PathBuf) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|fault| ErrorKind::from(fault).of(path))
}

fn not(path: &Path, fault: impl Display) -> Error {
    ErrorKind::NoEncoder(fault.to_string()).of(path)
}

fn mean(vectors: &[f32], dimensions: usize) -> Vec<f32> {
    let mut sum = vec![0.0; dimensions];
    vectors.chunks_exact(dimensions).for_each(|row| sum.iter_mut().zip(row).for_each(|(a, b)| *a += b));
    normalize(&mut sum);
    sum
}
