"""A grid of fixed configurations by scikit-learn: five folds each, refit and hold-out score. It has no dropout."""
import warnings

import peers
from sklearn.model_selection import GridSearchCV
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

warnings.filterwarnings('ignore')
path, target, configurations, epochs, processes = peers.job()
values, labels, _ = peers.load(path, target)
train, train_labels, held, held_labels, folds = peers.split(values, labels)
grid = [{'scale': [StandardScaler() if c['scale'] == 'standard' else MinMaxScaler()],
         'mlp__hidden_layer_sizes': [(c['units'],) * c['layers']], 'mlp__activation': [c['activation']],
         'mlp__batch_size': [c['batch']], 'mlp__learning_rate_init': [c['rate']]} for c in configurations]
network = MLPClassifier(max_iter=epochs, alpha=0, n_iter_no_change=10 ** 6, tol=0, random_state=0)
search = GridSearchCV(Pipeline([('scale', StandardScaler()), ('mlp', network)]), grid, cv=folds,
                      n_jobs=processes, pre_dispatch='2*n_jobs').fit(train, train_labels)
print(f'mean {search.cv_results_["mean_test_score"].mean():.4f}'
      f' best {search.best_score_:.4f} hold-out {search.score(held, held_labels):.4f}')
