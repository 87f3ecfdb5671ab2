from demo._native import answer as answer
