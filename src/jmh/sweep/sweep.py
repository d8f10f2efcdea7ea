"""The same sweeps by Sparktune, scikit-learn and PyTorch, in turns: CPU seconds of each whole process.

    python3 src/jmh/sweep/sweep.py ROUNDS [JOB ...]

Needs the built application and Debian's python3-sklearn and python3-torch. Random search proposes the
configurations, which the peers get from its journal. Writes target/bench/sweep.csv.
"""
import glob
import json
import os
import subprocess
import sys
import time

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
WORK = os.path.join(ROOT, 'target', 'bench', 'sweep')
DIGITS = os.path.join(ROOT, 'data-samples', 'tabular', 'digits_8x8.csv.gz')
TICKS = os.sysconf('SC_CLK_TCK')
PROCESSES = 2


def table(name, rows, columns, classes):
    """A table of normal clusters, some to each class, whose columns are mixed."""
    path = os.path.join(WORK, f'{name}.csv')
    if not os.path.exists(path):
        random = np.random.default_rng(7)
        centres = random.normal(size=(3 * classes, columns)) * 1.5
        clusters = random.integers(0, 3 * classes, rows)
        values = (centres[clusters] + random.normal(size=(rows, columns))) @ random.normal(size=(columns, columns))
        with open(path, 'w') as file:
            file.write(','.join(f'x{i}' for i in range(columns)) + ',class\n')
            for row, cluster in zip(values, clusters):
                file.write(','.join(f'{value:.4f}' for value in row) + f',c{cluster % classes}\n')
    return path


# Name: table, target, trials, epochs
JOBS = {
    'digits': lambda: (DIGITS, 'digit', 20, 30),
    'digits-100': lambda: (DIGITS, 'digit', 100, 30),
    'digits-400': lambda: (DIGITS, 'digit', 400, 30),
    'letters': lambda: (table('letters', 16_000, 16, 26), 'class', 10, 10),
    'wide': lambda: (table('wide', 200_000, 50, 2), 'class', 3, 2),
}


def ticks(pid):
    with open(f'/proc/{pid}/stat') as file:
        fields = file.read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def measured(command, begin=None, end=None):
    """CPU seconds of all, of what lies between two lines of output, wall seconds, memory in MB, the last lines."""
    start = time.time()
    # Each OpenBLAS chooses its kernels by itself, as on a machine that nobody has set up.
    environment = {name: value for name, value in os.environ.items() if not name.startswith('OPENBLAS_')}
    environment |= dict(OMP_NUM_THREADS='1', OPENBLAS_NUM_THREADS='1', PYTHONWARNINGS='ignore')
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    marks, lines = {}, []
    for line in process.stdout:
        lines.append(line.strip())
        for mark in (begin, end):
            if mark and mark not in marks and line.startswith(mark):
                marks[mark] = ticks(process.pid)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f'{command} failed:\n' + '\n'.join(lines))
    cpu = usage.ru_utime + usage.ru_stime
    search = marks[end] - marks[begin] if begin else cpu
    return cpu, search, time.time() - start, usage.ru_maxrss // 1024, lines


def configurations(study):
    """The trials of a journal as the peers read them."""
    trials = {}
    for path in glob.glob(os.path.join(study, '*', 'journal', '*.jsonl')):
        with open(path) as file:
            for line in file:
                if '"trial-proposed"' in line:
                    trial = json.loads(line[line.index('{'):])['trial']
                    trials[trial['number']] = trial['values']['byName']
    return [{'scale': trial['prepare.scale'], 'layers': trial['model.layers'], 'units': trial['model.units'],
             'activation': trial['model.activation'], 'dropout': trial['model.dropout'],
             'rate': trial['training.learning-rate'], 'batch': trial['training.batch-size']}
            for _, trial in sorted(trials.items())]


def run(job, number, csv):
    path, target, trials, epochs = JOBS[job]()
    study = os.path.join(WORK, f'{job}-{number}-{os.getpid()}')
    fixed = os.path.join(WORK, f'{job}.json')
    script = os.path.join(ROOT, 'submit-scripts', 'run-local.sh')
    arguments = [path, target, fixed, str(epochs), str(PROCESSES)]
    systems = {
        'sparktune': lambda: measured(
            [script, '--master', f'local[{PROCESSES}]', os.path.join(HERE, 'sweep.conf'), f'study.name={job}',
             f'study.output={study}', f'data.path={path}', f'data.target={target}', f'search.trials={trials}',
             f'training.epochs={epochs}'], 'master ', 'Leaderboard'),
        'scikit-learn': lambda: measured(['/usr/bin/python3', '-B', os.path.join(HERE, 'sklearn_job.py')] + arguments),
        'torch': lambda: measured(['/usr/bin/python3', '-B', os.path.join(HERE, 'torch_job.py')] + arguments),
    }
    for name, system in systems.items():
        cpu, search, wall, memory, lines = system()
        if name == 'sparktune':
            with open(fixed, 'w') as file:
                json.dump(configurations(study), file)
            told = next(line for line in lines if line.startswith('Trained again'))
        else:
            told = lines[-1]
        row = f'{job},{number},{name},{cpu:.1f},{search:.1f},{wall:.1f},{memory}'
        print(row, '|', told, flush=True)
        csv.write(row + '\n')
        csv.flush()


os.makedirs(WORK, exist_ok=True)
with open(os.path.join(ROOT, 'target', 'bench', 'sweep.csv'), 'w') as csv:
    csv.write('job,round,system,cpu_s,search_cpu_s,wall_s,resident_mb\n')
    for number in range(1, int(sys.argv[1]) + 1):
        for job in sys.argv[2:] or JOBS:
            run(job, number, csv)
