"""The search for good settings."""

from dataclasses import dataclass

import optuna
from sklearn.metrics import roc_auc_score

from .dataset import Split
from .models import Settings, probabilities, train_lightgbm


@dataclass(frozen=True)
class Tuning:
    """The best settings found, and how well they did on the tuning part."""

    settings: Settings
    auc: float
    trials: int


def tune(split: Split, seed: int, trials: int) -> Tuning:
    """Try several settings with LightGBM and keep those with the best area under the curve."""

    def suggested(trial: optuna.Trial) -> Settings:
        return Settings(
            trees=trial.suggest_int("trees", 40, 120, step=20),
            leaves=trial.suggest_int("leaves", 4, 24),
            learning_rate=trial.suggest_float("learning_rate", 0.03, 0.3, log=True),
        )

    def objective(trial: optuna.Trial) -> float:
        model = train_lightgbm(split.training, suggested(trial), seed)
        scores = probabilities(model, split.tuning.features)
        return float(roc_auc_score(split.tuning.target, scores))

    optuna.logging.set_verbosity(optuna.logging.WARNING)
    study = optuna.create_study(direction="maximize", sampler=optuna.samplers.TPESampler(seed=seed))
    study.optimize(objective, n_trials=trials)
    return Tuning(Settings(**study.best_params), study.best_value, trials)
